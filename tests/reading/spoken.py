"""The texts of `tests/texts/speaking`: statements in inline marks, and above each text who makes them.

`# person: 1 4 (Ada Pell)` says that statements 1 and 4 are one speaker's, its kind and, where the report has one, its name;
`office or unnamed` leaves the kind open. `first.txt` was written before what the rules of its day made of it was looked at, and rules were
then made on it; `second.txt` after those rules, and was measured before it was read for errors.

    python -m tests.reading.spoken          # the figures, and each statement whose speaker is not right
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import marks
from onrecord.reading.drafts import Draft
from onrecord.reading.manner import Quoted
from onrecord.reading.speakers import speakers_of
from onrecord.records import Speaker
from tests.reading.conftest import report_of

FOLDER = Path(__file__).parents[1] / "texts" / "speaking"
_SPEAKS = re.compile(r"# (?P<kinds>[a-z]+(?: or [a-z]+)*): (?P<said>\d+(?: \d+)*)(?: \((?P<name>.+)\))?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One statement: the words of its source, who was found, and whether that and its kind are right."""

    source: str
    found: Speaker | None
    right: bool
    kind_right: bool


def spoken(name: str) -> list[Spoken]:
    """All statements of a file's texts."""
    pieces = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n---\n")
    return [each for piece in pieces for each in _of_text(piece)]


def _of_text(piece: str) -> Iterator[Spoken]:
    lines = piece.strip("\n").split("\n")
    given = [m for line in lines if (m := _SPEAKS.fullmatch(line))]
    text, found = marks.parse("\n".join(line for line in lines if not line.startswith("# ")) + "\n")
    place = {each.number: k for k, each in enumerate(found)}
    drafts = [Draft(each.content, each.source, each.cue, parent=place.get(each.parent or -1)) for each in found]
    ids, speakers = speakers_of(report_of(text), drafts, Quoted(text).outer)
    known = {speaker.id: speaker for speaker in speakers}
    said = [[place[int(number)] for number in each["said"].split(" ")] for each in given]
    whose = _paired(said, ids, lambda j, id: bool(given[j]["name"]) and _named(known[id], given[j]["name"]))
    for j, each in enumerate(given):
        for k in said[j]:
            who = known.get(ids[k] or "")
            right = who is not None and whose.get(j) == who.id and (each["name"] is None or _named(who, each["name"]))
            source = " ".join(piece.of(text) for piece in found[k].source)
            yield Spoken(source, who, right, who is not None and who.kind in each["kinds"].split(" or "))


def _paired(said: list[list[int]], ids: list[str | None], named: Callable[[int, str], bool]) -> dict[int, str]:
    """The found speaker of each given one, one to one, by the statements that they share; of equals the one of that name."""
    shared = Counter((j, id) for j, places in enumerate(said) for k in places if (id := ids[k]))
    pairs: dict[int, str] = {}
    for (j, id), _ in sorted(shared.items(), key=lambda each: (-each[1], not named(*each[0]), each[0])):
        if j not in pairs and id not in pairs.values():
            pairs[j] = id
    return pairs


def _named(who: Speaker, name: str) -> bool:
    return name.split(" ")[-1].casefold() in who.name.casefold()


def main() -> None:
    for name in ("first", "second"):
        all_ = spoken(name)
        print(f"{name}: {len(all_)} statements, speaker {sum(s.right for s in all_)}, kind {sum(s.kind_right for s in all_)}")
        for each in all_:
            if not each.right:
                print(f"    {each.source!r}: {each.found.name if each.found else None!r}")


if __name__ == "__main__":
    main()
