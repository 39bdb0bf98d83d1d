"""What is told of an affair beside the marks of its reports: its list of reports, the links between them, and the splits of the corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus.form import KINDS, VOICES, load
from onrecord.corpus.problems import Problems, raise_errors
from onrecord.corpus.tables import NOWHERE, Ground, Table, open_table
from onrecord.corpus.texts import NONE, Texts
from onrecord.corpus.values import (
    Affair,
    Copy,
    Identity,
    Links,
    Listed,
    Marked,
    Match,
    Namesakes,
    NoMatch,
    Position,
    Question,
    Splits,
    Tenure,
    Term,
    Use,
)
from onrecord.errors import NotFound

__all__ = [
    "COPIES",
    "MATCHES",
    "POSITIONS",
    "SPLITS",
    "Told",
    "find_marks",
    "folders_of",
    "list_of",
    "load_affair",
    "marks_of",
    "read_affair",
    "read_links",
    "read_splits",
]

COPIES = ("verbatim", "trimmed", "rewritten")
MATCHES = ("verbatim", "trimmed", "paraphrase", "translated", "altered", "contradicted")
POSITIONS = ("support", "open", "oppose", "unclear")
SPLITS = ("train", "dev", "test")
_NOT_MARKS = ("affair.toml", "links.toml", "splits.toml")


@dataclass(frozen=True, slots=True)
class Told:
    """An affair: its list, the marks of its reports by their numbers, and what holds across them."""

    affair: Affair | None
    reports: Mapping[str, Marked]
    links: Links


def marks_of(folder: Path) -> list[Path]:
    """The files of marks in a folder."""
    return sorted(path for path in folder.glob("*.toml") if path.name not in _NOT_MARKS and not path.name.startswith("."))


def find_marks(path: Path) -> list[Path]:
    """The files of marks under a path: itself, those of a folder and of all in it, or of a corpus without its readings."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise NotFound(f"{path}: no such file or folder: name a file of marks, an affair's folder or the corpus")
    if (path / "reports").is_dir():
        return [file for name in ("reports", "wikinews") if (path / name).is_dir() for file in find_marks(path / name)]
    return [*marks_of(path), *(file for folder in folders_of(path) for file in find_marks(folder))]


def folders_of(path: Path) -> list[Path]:
    return sorted(each for each in path.iterdir() if each.is_dir() and not each.name.startswith(".")) if path.is_dir() else []


def list_of(folder: Path) -> Path | None:
    """The list of an affair's reports: beside its marks, or where its texts are."""
    here = folder.resolve()
    places = [here / "affair.toml", *(above / "reports" / here.name / "affair.toml" for above in here.parents)]
    return next((place for place in places if place.is_file()), None)


def load_affair(folder: Path, texts: Texts = NONE) -> Told:
    """All that is marked in an affair; raises BadMarks where something of it can't be read."""
    problems = Problems(str(folder))
    listed = list_of(folder)
    affair = read_affair(listed, problems) if listed else None
    reports = {marked.number: marked for marked in (load(path, texts) for path in marks_of(folder))}
    links = read_links(folder / "links.toml", problems, reports) if (folder / "links.toml").is_file() else None
    raise_errors(problems)
    return Told(affair, reports, links or Links())


def read_affair(path: Path, problems: Problems) -> Affair | None:
    """The list of an affair's reports, what is wrong being noted."""
    table = open_table(path, problems)
    if table is None:
        return None
    affair = Affair(
        name=table.id("affair"),
        title=table.string("title"),
        region=table.string_or_none("region"),
        topics=table.strings("topics"),
        summary=table.string_or_none("summary"),
        reports=tuple(_listed(each) for each in table.tables("report")),
    )
    table.close()
    return affair


def _listed(table: Table) -> Listed:
    names = ("outlet", "kind", "url", "agency", "title", "place", "language", "copy_of", "notes")
    return Listed(
        file=table.string("file"),
        **{name: table.string_or_none(name) for name in names},
        published=table.date("published"),
        authors=table.strings("authors"),
        relation=table.one_of_or_none("relation", COPIES),
    )


def read_links(path: Path, problems: Problems, reports: Mapping[str, Marked]) -> Links | None:
    """What holds across an affair's reports, what is wrong being noted; terms are looked for in the reports' texts."""
    table = open_table(path, problems)
    if table is None:
        return None
    links = Links(
        identities=tuple(_identity(each) for each in table.tables("identity")),
        namesakes=tuple(Namesakes(each.string("a"), each.string("b"), each.string("why")) for each in table.tables("namesakes")),
        copies=tuple(Copy(each.string("report"), each.string("origin"), each.one_of("relation", COPIES)) for each in table.tables("copy")),
        matches=tuple(
            Match(each.string("a"), each.string("b"), each.one_of("relation", MATCHES), each.string_or_none("note"))
            for each in table.tables("match")
        ),
        no_matches=tuple(NoMatch(each.string("a"), each.string("b"), each.string("why")) for each in table.tables("no_match")),
        questions=tuple(_question(each) for each in table.tables("question")),
        positions=tuple(_position(each) for each in table.tables("position")),
        terms=tuple(_term(each, reports) for each in table.tables("term")),
    )
    table.close()
    return links


def _identity(table: Table) -> Identity:
    return Identity(
        id=table.id(),
        name=table.string("name"),
        kind=table.one_of("kind", KINDS),
        speakers=table.strings("speakers"),
        roles=tuple(
            Tenure(each.string("title"), each.string_or_none("of"), each.date("from"), each.date("to")) for each in table.tables("roles")
        ),
        note=table.string_or_none("note"),
    )


def _question(table: Table) -> Question:
    return Question(
        id=table.id(),
        text=table.string("text"),
        about=table.strings("about"),
        support=table.strings("support"),
        oppose=table.strings("oppose"),
    )


def _position(table: Table) -> Position:
    return Position(
        question=table.string("question"),
        speaker=table.string("speaker"),
        position=table.one_of("position", POSITIONS),
        since=table.date("since"),
        evidence=table.strings("evidence"),
    )


def _term(table: Table, reports: Mapping[str, Marked]) -> Term:
    uses = tuple(_use(each, reports) for each in table.tables("at"))
    return Term(table.string("term"), table.strings("alternatives"), uses)


def _use(table: Table, reports: Mapping[str, Marked]) -> Use:
    report = table.string("report")
    known = reports.get(report)
    if known is None:
        table.wrong("report", f"{report!r} is no report with marks here: give its number, such as 01")
    ground = Ground(known.text or None) if known else Ground(None)
    span = table.span("at", ground) if known else table.take("at") and NOWHERE
    return Use(report, span or NOWHERE, table.one_of("voice", VOICES), table.string_or_none("speaker"))


def read_splits(path: Path, problems: Problems) -> Splits | None:
    """Which affairs and which reports of others' are for what, what is wrong being noted."""
    table = open_table(path, problems)
    if table is None:
        return None
    affairs, wikinews = {}, {}
    for name in SPLITS:
        value = table.take(name)
        if not isinstance(value, dict):
            table.wrong(name, "expected a table with affairs and wikinews")
            continue
        split = Table(value, name, problems)
        affairs[name], wikinews[name] = split.strings("affairs"), split.strings("wikinews")
        split.close()
    table.close()
    return Splits(affairs, wikinews)
