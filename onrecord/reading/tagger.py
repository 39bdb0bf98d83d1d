"""The network, run by ONNX Runtime on one thread: a report's words with what the model says of them, window by window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.errors import CannotRead
from onrecord.reading.decode import Biases, Found, Heads, Places, decode
from onrecord.reading.encoding import Encoded, encode, windows
from onrecord.reading.pairs import DISTANCES, LABELS, LINE_STEPS, RANK
from onrecord.reading.pieces import open_pieces

Meanings = NDArray[np.int8]

CARD_FORM = 1  # of card.json; a reader refuses another


@dataclass(frozen=True, slots=True)
class Card:
    """What the reader needs of a model's card."""

    name: str
    version: str
    window: int  # pieces, without the two specials
    overlap: int
    first: int  # vocabulary number of the special piece in front, and at the end
    last: int
    threshold: float  # probability from which a cue counts as an outermost one
    inner: float  # the same for one inside another's content
    calibration: tuple[float, ...]
    biases: Biases
    meaning: float = 0.0  # what 127 stands for in a word's vector; 0 where the model makes none

    @property
    def model(self) -> str:
        return f"{self.name}@{self.version}"


def read_card(folder: Path) -> Card:
    """Raises CannotRead where the folder holds no card, or one of another form."""
    path = folder / "card.json"
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        if card["form"] == CARD_FORM:
            return _checked(card)
        why, remedy = (
            f"a model of form {card['form']}, and this version reads form {CARD_FORM}",
            "install the onrecord that it was made for",
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        why, remedy = f"not the card of a model ({error!r})", "give the folder that holds model.onnx, tokenizer.json and card.json"
    raise CannotRead(f"{path}: {why}: {remedy}")


def _checked(card: dict[str, Any]) -> Card:
    """Raises ValueError, KeyError or TypeError where a value is missing or can't be."""
    reading = card["reading"]
    distance, line = (np.array(reading[k], dtype=np.float32) for k in ("distance", "line"))
    if distance.shape != (DISTANCES, LABELS) or line.shape != (LINE_STEPS, LABELS):
        raise ValueError("the weights for distance are of another shape")
    if int(reading["overlap"]) < 0 or int(reading["window"]) < 1:
        raise ValueError("a window has no such size")
    if not (0 < float(reading["threshold"]) < 1 and 0 < float(reading["inner"]) < 1):
        raise ValueError("a threshold is no probability")
    return Card(
        card["name"], card["version"], reading["window"], reading["overlap"], reading["first"], reading["last"],
        reading["threshold"], reading["inner"], tuple(reading["calibration"]), Biases(distance, line), float(reading.get("meaning", 0.0)),
    )  # fmt: skip


class Tagger:
    """A loaded model. It keeps nothing of what it has read: the same text gives the same scores, alone or among others."""

    def __init__(self, folder: Path) -> None:
        self.card = read_card(folder)
        try:
            self._pieces = open_pieces(folder / "tokenizer.json")
            self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), _one_thread(), providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime raises bare exceptions of its own
            raise CannotRead(f"{folder}: the model does not load ({error}): reinstall onrecord, or give another folder") from error

    def encode(self, text: str) -> Encoded:
        return encode(text, self._pieces)

    def blank(self, encoded: Encoded) -> Meanings:
        """Room for the meaning of every word, which `tag` fills: (words, size), without a column where the model makes none."""
        sizes = [output.shape[-1] for output in self._session.get_outputs() if output.name == "meaning"]
        return np.zeros((encoded.words, sizes[0] if sizes and self.card.meaning else 0), dtype=np.int8)

    def tag(self, encoded: Encoded, meanings: Meanings | None = None) -> Iterator[Found]:
        """Every cue at or above the threshold with its best labelling, each from the window that holds it most centrally.

        `meanings`, from `blank`, is filled on the way.
        """
        cuts = windows(encoded, self.card.window, self.card.overlap)
        for lo, hi, keep, heads in self._scored(encoded, cuts, meanings):
            cues = np.flatnonzero(keep & (heads.anchor >= _log_odds([self.card.inner, self.card.threshold])).any(1))
            sentences = np.searchsorted(encoded.sentences, encoded.heads[lo:hi], side="right")
            yield from decode(heads, self.card.biases, Places(encoded.lines[lo:hi], sentences), cues, lo)

    def _scored(
        self, encoded: Encoded, cuts: list[tuple[int, int]], meanings: Meanings | None
    ) -> Iterator[tuple[int, int, NDArray[np.bool_], Heads]]:
        bounds = [tuple(int(i) for i in np.searchsorted(encoded.heads, cut)) for cut in cuts]
        for k, ((a, b), (lo, hi)) in enumerate(zip(cuts, bounds, strict=True)):
            if hi > lo:
                begin = (bounds[k - 1][1] + lo) // 2 if k else lo
                end = (hi + bounds[k + 1][0]) // 2 if k + 1 < len(cuts) else hi
                words = np.arange(lo, hi)
                keep = (words >= begin) & (words < end)
                heads, meaning = self._heads(encoded, (a, b), encoded.heads[lo:hi] - a + 1, meanings is not None and meanings.shape[1] > 0)
                if meanings is not None and meaning is not None:
                    meanings[lo:hi][keep] = self._by_word(meaning, encoded.heads[lo:hi] - a)[keep]
                yield lo, hi, keep, heads

    def _by_word(self, meaning: NDArray[np.float32], heads: NDArray[np.int64]) -> Meanings:
        """The mean over the pieces of each word, in whole numbers."""
        pieces = np.diff(np.append(heads, len(meaning)))
        mean = np.add.reduceat(meaning, heads, axis=0) / pieces[:, None]
        return np.clip(np.rint(mean * (127 / self.card.meaning)), -127, 127).astype(np.int8)

    def _heads(
        self, encoded: Encoded, window: tuple[int, int], at: NDArray[np.int64], with_meaning: bool
    ) -> tuple[Heads, NDArray[np.float32] | None]:
        a, b = window
        ids = np.concatenate([[self.card.first], encoded.ids[a:b], [self.card.last]])[None]
        shapes = np.concatenate([[0], encoded.shapes[a:b], [0]])[None]
        wanted = ["anchor", "unary", "query", "key", *(["meaning"] if with_meaning else [])]
        anchor, unary, query, key, *meaning = self._session.run(wanted, {"ids": ids, "shapes": shapes, "places": np.arange(ids.shape[1])})
        of_pairs = (len(at), LABELS, RANK)
        heads = Heads(
            anchor=anchor[0, at],
            unary=unary[0, at],
            query=query[0, at].reshape(of_pairs) / np.float32(np.sqrt(RANK)),
            key=key[0, at].reshape(of_pairs),
        )
        return heads, meaning[0][0, 1:-1] if meaning else None


def _log_odds(probabilities: list[float]) -> NDArray[np.float32]:
    p = np.array(probabilities, dtype=np.float32)
    return np.asarray(np.log(p / (1 - p)), dtype=np.float32)


def _one_thread() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return options
