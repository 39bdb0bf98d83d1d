"""Marks that stand where words were taken out: `foreign ** teams`, `[redacted]`, `f***`, `█`; told from emphasis, lists and legends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Span

__all__ = ["redactions"]

_BLOCKS = re.compile(r"[█▇▉▊■▓▒░⬛]+(?:[ \xa0-][█▇▉▊■▓▒░⬛]+)*")
_LEGEND = re.compile(r"(?m)^[ \t>*-]*[█▇▉▊■▓▒░⬛]{1,4}[ \xa0]+(?=[^\W_])")
_TOLD = re.compile(
    r"[\[(<](?:(?:name|names|address|text|words?|sentence|passage|details?|identity|location|part) )?"
    r"(?:redacted|censored|withheld|expletive(?: deleted)?|deleted(?: expletive)?|bleep(?:ed)?|blanked out|blacked out)"
    r"[^\[\]()<>\n]{0,30}[\])>]",
    re.IGNORECASE,
)
_CROSSES = re.compile(r"(?<![\w.])(?:[Xx]{4,}|×{2,}|_{3,})(?![\w.])")
_HYPHENED = re.compile(r"(?<!\w)(?:f|s|sh|b|c|d|motherf|bulls)-{2,}(?:k|t|ck|cks|ked|king|n|ed|er|ing|s|h|ts?)?(?![\w-])", re.IGNORECASE)
_GRAWLIX = re.compile(r"(?<![\w#$%&@!*])(?=[#$%&@!*]*[#%&@])(?=[^\s]*[$%@#&!*][#$%&@!*])[#$%&@!*]{4,8}(?![\w#$%&@*/])")
_LINE = re.compile(r"[^\n]+")
_STARS = re.compile(r"\*+")
_POINTED_AT = re.compile(r"(?:\b(?:foot)?notes?|\brat(?:ed|es|ing)|\bstars?:?|\bgets?)\W*$", re.IGNORECASE)
_BEFORE_NOTE = re.compile(r"(?:[.:;!?)\]]|\d[.,]\d+|(?<![\d.,])(?:[1-7]|one|two|three|four|five))$")
_NO_SENTENCE = re.compile(r"[\s*·_=#~-]*")


def redactions(text: str) -> list[Span]:
    """The marks in text order; none where a mark may as well be emphasis, a list, a rule, a legend or a footnote's."""
    legends = [Span(*m.span()) for m in _LEGEND.finditer(text)]
    found = [span for span in _all(text, _BLOCKS) if not any(legend.meets(span) for legend in legends if _is_legend(text, legend, legends))]
    found += [*_all(text, _TOLD), *_all(text, _HYPHENED), *_all(text, _GRAWLIX)]
    starred: list[tuple[Span, bool]] = []
    for line in _LINE.finditer(text):
        if not _NO_SENTENCE.fullmatch(line[0]):
            starred += [(Span(line.start() + a, line.start() + b), _may_be_note(line[0], a, b)) for a, b in _starred(line[0])]
            found += [
                Span(line.start() + m.start(), line.start() + m.end()) for m in _CROSSES.finditer(line[0]) if _among_words(line[0], m)
            ]
    sure = any(not doubtful for _, doubtful in starred)
    found += [span for span, doubtful in starred if sure or not doubtful]
    kept: list[Span] = []
    for span in sorted(found):
        if not kept or not kept[-1].meets(span):
            kept.append(span)
    return kept


def _all(text: str, form: re.Pattern[str]) -> Iterator[Span]:
    return (Span(*m.span()) for m in form.finditer(text))


def _is_legend(text: str, legend: Span, legends: list[Span]) -> bool:
    """Whether a coloured square opens a line of a map's or a table's key: there are several, or a space that does not break follows."""
    return len(legends) > 1 or "\xa0" in legend.of(text)


def _among_words(line: str, mark: re.Match[str]) -> bool:
    """Whether words stand before and after, as around a gap in a sentence and not around the field of a form."""
    return bool(re.search(r"\w[^\w]{1,3}$", line[: mark.start()]) and re.match(r"[^\w:]{1,3}\w|[.?!,;]", line[mark.end() :]))


def _starred(line: str) -> Iterator[tuple[int, int]]:
    """Stars for words or letters; pairs that stand around words are emphasis."""
    runs = list(_STARS.finditer(line))
    opened: list[re.Match[str]] = []
    emphasis: set[int] = set()
    for m in runs:
        before, after = line[m.start() - 1 : m.start()], line[m.end() : m.end() + 1]
        if opened and before and not before.isspace() and len(opened[-1][0]) == len(m[0]) and not _in_word(before, after):
            emphasis |= {opened.pop().start(), m.start()}
        elif after and not after.isspace() and not before.isalnum() and (after.isalnum() or after in "\"“‘'(["):
            opened.append(m)
    open_still = {m.start() for m in opened}
    for m in runs:
        if m.start() not in emphasis and (found := _mark(line, m, opens=m.start() in open_still)):
            yield found


def _mark(line: str, m: re.Match[str], *, opens: bool) -> tuple[int, int] | None:
    before, after = line[m.start() - 1 : m.start()], line[m.end() : m.end() + 1]
    if (
        before.isdigit()
        or after.isdigit()
        or before in ("/", "\\", ".")
        or after in ("/", "\\")
        or (after == "." and line[m.end() + 1 : m.end() + 2].isalnum())
    ):
        return None
    if before.isalpha() and after.isalpha():
        return _word_around(line, m)  # sh*t, f**k
    if len(m[0]) < 2 or (opens and not line[: m.start()].strip()):
        return None  # a footnote's, a list's
    if before.isalpha():
        return _word_around(line, m) if not opens else None
    if opens or not line[: m.start()].strip() or _POINTED_AT.search(line[: m.start()]):
        return None  # unclosed emphasis; a footnote; stars of a hotel or a film
    return m.span()


def _may_be_note(line: str, start: int, end: int) -> bool:
    """Whether stars may as well point at a note, rate something or tell how sure a figure is; then others must show that words are cut."""
    before, after = line[:start].rstrip(), line[end:]
    rated = before[-1:].isdigit() and re.match(r"\W*$|[^\w\s]", after)
    return bool((start and _BEFORE_NOTE.search(before)) or rated or re.match(r" ?\d", after))


def _word_around(line: str, m: re.Match[str]) -> tuple[int, int]:
    start, end = m.span()
    while start and (line[start - 1].isalpha() or line[start - 1] == "*"):
        start -= 1
    while end < len(line) and (line[end].isalpha() or line[end] == "*"):
        end += 1
    return start, end


def _in_word(before: str, after: str) -> bool:
    return before.isalpha() and after.isalpha()
