"""The texts of `tests/texts/scenes`: who said what, and `[when:1 at a rally]` the occasion, inline; days, means and posts below each text.

A line `% published: 2031-03-12` stands above a text; below it `= 1 2031-03-11 speech` tells the day and the means of statement 1 (`-` for
none), `# Pavo Luik: leader | Dockers' Union` a post and what it is of. A line `---` parts two texts. By the hash of its words a text is of
the half that rules are written with, or of the half that they are measured on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.evaluation.figures import Figure, counted
from onrecord.reading.drafts import Draft
from onrecord.reading.manner import Quoted
from onrecord.reading.scenes import placed
from onrecord.reading.speakers import cast_of
from onrecord.records import Span, Statement
from onrecord.sources import zones
from onrecord.sources.reports import Facts, freeze

FOLDER = Path(__file__).parents[1] / "texts" / "scenes"
_MARK = re.compile(r"\[(who|said|what|when):(\d+) |\]")


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its statements' parts by number, what is told of when and how each was said, and posts as (name, title, of)."""

    text: str
    published: str
    parts: dict[int, dict[str, Span]]
    told: dict[int, tuple[str | None, str | None]]
    posts: frozenset[tuple[str, str, str]]
    occasions: frozenset[Span]

    @property
    def held_out(self) -> bool:
        return int(sha256(self.text.encode()).hexdigest(), 16) % 2 == 1


def all_scenes(folder: Path = FOLDER) -> Iterator[Scene]:
    for path in sorted(folder.glob("*.txt")):
        for marked in path.read_text(encoding="utf-8").split("\n---\n"):
            yield parsed(marked.strip("\n").split("\n"))


def parsed(lines: list[str]) -> Scene:
    published = next(line.partition(": ")[2] for line in lines if line.startswith("% published"))
    text, parts, occasions = _plain("\n".join(line for line in lines if line[:2] not in ("% ", "= ", "# ")).strip("\n"))
    told = {
        int(number): (day if day != "-" else None, *means, None) for _, number, day, *means in (s.split() for s in lines if s[:2] == "= ")
    }
    posts = (re.fullmatch(r"# (.+?): ([^|]+?)(?: \| (.+))?", line) for line in lines)
    return Scene(
        text, published, parts,
        {number: (each[0], each[1]) for number, each in told.items()},
        frozenset((found[1].casefold(), found[2].casefold(), (found[3] or "").casefold()) for found in posts if found),
        occasions,
    )  # fmt: skip


def _plain(marked: str) -> tuple[str, dict[int, dict[str, Span]], frozenset[Span]]:
    text, at, occasions = "", 0, set[Span]()
    parts: dict[int, dict[str, Span]] = {}
    opened: list[tuple[str, int, int]] = []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        at = found.end()
        if found[1]:
            opened.append((found[1], int(found[2]), len(text)))
        else:
            part, number, start = opened.pop()
            if part == "when":
                occasions.add(Span(start, len(text.rstrip(","))))
            else:
                parts.setdefault(number, {})[part] = Span(start, len(text))
    return text + marked[at:], parts, frozenset(occasions)


def read(scene: Scene) -> tuple[tuple[Statement, ...], frozenset[tuple[str, str, str]]]:
    """The statements as they are placed, and the posts that are found, both from the statements as marked."""
    layout = zones.plain(scene.text)
    report = freeze(scene.text, "a.txt", facts=Facts(published=scene.published), zones=layout.zones)
    marked = [scene.parts[number] for number in sorted(scene.parts)]
    drafts = [Draft(*((each[part],) if part in each else () for part in ("what", "who", "said"))) for each in marked]
    cast = cast_of(report, drafts, Quoted(report.text).outer)
    bare = [
        Statement(id=f"{k}", content=draft.content, source=draft.source, cue=draft.cue, speaker=who)
        for k, (draft, who) in enumerate(zip(drafts, cast.ids, strict=True))
    ]
    posts = ((who.name.casefold(), role.title.casefold(), (role.of or "").casefold()) for who in cast.speakers for role in who.roles)
    return placed(report, bare, cast.speakers), frozenset(posts)


def figures(scenes: Iterable[Scene]) -> dict[str, Figure]:
    """Precision and recall of days, means, occasions, titles, and titles with what they are of."""
    right, found, marked = Counter[str](), Counter[str](), Counter[str]()
    for scene in scenes:
        statements, posts = read(scene)
        rows: list[tuple[str, str | None, str | None]] = []
        for number, said in zip(sorted(scene.parts), statements, strict=True):
            day, means = scene.told.get(number, (None, None))
            rows += [("day", said.said_on, day), ("means", said.channel, means)]
        for name, is_, ought in rows:
            right[name] += is_ is not None and is_ == ought
            found[name] += is_ is not None
            marked[name] += ought is not None
        titles, ours = ({post[:2] for post in some} for some in (posts, scene.posts))
        occasions = {span for said in statements for span in said.occasion}
        for name, some, given in (("occasion", occasions, scene.occasions), ("posts", titles, ours), ("posts of", posts, scene.posts)):
            right[name] += len(some & given)
            found[name] += len(some)
            marked[name] += len(given)
    return {name: counted(right[name], found[name], marked[name]) for name in marked}
