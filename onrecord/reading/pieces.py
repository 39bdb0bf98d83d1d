"""Word pieces as BERT cuts them (Devlin et al. 2019, after Wu et al. 2016), each with its place in the text.

A word is a run of what is neither space nor punctuation, or one punctuation mark, or one Chinese character, without case and accents; it
is cut into the longest pieces that the vocabulary has, from its beginning. A test compares every cut with the tokenizers library's; that
library would bring along the client of a model hub and thirty megabytes, for this alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Piece", "Pieces", "open_pieces"]

LONGEST = 100  # characters of a word that is cut; a longer one is unknown
_REMEMBERED = 20_000  # runs of characters whose pieces are kept at hand
_RUN = re.compile(r"[^\s\x1c-\x1f\x85]+")
_PLAIN = re.compile(r"[a-z0-9]+|[^a-z0-9]")
_HAN = (  # first and last code points of the blocks that BERT takes for Chinese
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)

#: Number in the vocabulary, start and end in the text, and whether a word begins with it.
Piece = tuple[int, int, int, bool]
Letter = tuple[str, int]  # a character as it is looked up, and the place of the one that it comes from


def open_pieces(path: Path) -> Pieces:
    """The vocabulary of a `tokenizer.json`; raises OSError, ValueError or KeyError where it is not one of word pieces."""
    model = json.loads(path.read_text(encoding="utf-8"))["model"]
    if model["type"] != "WordPiece" or model["continuing_subword_prefix"] != "##":
        raise ValueError(f"{path.name} holds no vocabulary of word pieces")
    return Pieces(model["vocab"], model["vocab"][model["unk_token"]])


@dataclass(frozen=True, slots=True)
class Pieces:
    """A vocabulary. What it remembers only saves time: a text is always cut in the same way."""

    vocabulary: dict[str, int]
    unknown: int
    _known: dict[str, tuple[Piece, ...]] = field(default_factory=dict, repr=False)

    def cut(self, text: str) -> Iterator[Piece]:
        """The pieces of a text in its order."""
        for run in _RUN.finditer(text):
            word, at = run[0], run.start()
            pieces = self._known.get(word)
            if pieces is None:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                pieces = self._known[word] = tuple(piece for letters in _words(word) for piece in self._of_word(letters))
            for number, start, end, begins in pieces:
                yield number, start + at, end + at, begins

    def _of_word(self, letters: list[Letter]) -> Iterator[Piece]:
        """The pieces of one word; the word as one unknown piece, where it can't be cut."""
        whole = (self.unknown, letters[0][1], letters[-1][1] + 1, True)
        if len(letters) > LONGEST:
            yield whole
            return
        word = "".join(letter for letter, _ in letters)
        found: list[Piece] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and (number := self.vocabulary.get("##" * (start > 0) + word[start:end])) is None:
                end -= 1
            if end == start:
                yield whole
                return
            found.append((number or 0, letters[start][1], letters[end - 1][1] + 1, start == 0))
            start = end
        yield from found


def _words(run: str) -> Iterator[list[Letter]]:
    """The words in a run of characters without a space."""
    if run.isascii() and run.isprintable():
        for word in _PLAIN.finditer(run.lower()):
            yield [(letter, at) for at, letter in enumerate(word[0], word.start())]
        return
    letters: list[Letter] = []
    for letter, at, alone in _letters(run):
        if alone and letters:
            yield letters
            letters = []
        letters.append((letter, at))
        if alone:
            yield letters
            letters = []
    if letters:
        yield letters


def _letters(run: str) -> Iterator[tuple[str, int, bool]]:
    """Each character as it is looked up, its place, and whether it is a word of its own."""
    for at, character in enumerate(run):
        if character == "\ufffd" or unicodedata.category(character)[0] == "C":
            continue
        han = any(first <= ord(character) <= last for first, last in _HAN)
        for bare in unicodedata.normalize("NFD", character):
            if unicodedata.category(bare) != "Mn":
                yield from ((letter, at, han or _is_mark(letter)) for letter in bare.lower())


def _is_mark(letter: str) -> bool:
    """Punctuation as BERT has it: every sign of ASCII, and what Unicode calls punctuation."""
    return (letter.isascii() and not letter.isalnum()) or unicodedata.category(letter)[0] == "P"
