"""Checks files of marks, affairs and the whole corpus: whatever can be told wrong without reading the reports anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.corpus.affairs import Told, folders_of, list_of, marks_of, read_affair, read_links, read_splits
from onrecord.corpus.form import read
from onrecord.corpus.linked import check_dates, check_links, check_list, check_splits, runs, shared
from onrecord.corpus.problems import Problem, Problems
from onrecord.corpus.rules import check_marks
from onrecord.corpus.texts import NONE, Texts, read_text
from onrecord.corpus.values import Affair, Marked
from onrecord.errors import NotFound

__all__ = ["Checked", "check", "told"]


@dataclass(slots=True)
class Checked:
    """What a check looked at and found; `figures` are lines that are told even where nothing is wrong."""

    reports: int = 0
    statements: int = 0
    speakers: int = 0
    blind: int = 0  # reports whose text is not here
    problems: list[Problem] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)

    @property
    def errors(self) -> int:
        return sum(problem.grave for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def check(paths: Iterable[Path], texts: Texts = NONE) -> Checked:
    """Everything in these files and folders: marks by themselves, affairs with what holds across them, and what a corpus is as a whole."""
    checked = Checked()
    for path in paths:
        _check_path(path, texts, checked)
    return checked


def _check_path(path: Path, texts: Texts, checked: Checked) -> None:
    if path.is_file() and path.name == "splits.toml":
        _check_corpus(path.parent, texts, checked)
    elif path.is_file() and path.name in ("affair.toml", "links.toml"):
        _check_folder(path.parent, texts, checked)
    elif path.is_file():
        _check_file(path, texts, checked)
    elif (path / "reports").is_dir():
        _check_corpus(path, texts, checked)
    elif path.is_dir():
        _check_below(path, texts, checked)
    else:
        raise NotFound(f"{path}: no such file or folder: name a file of marks, an affair's folder or the corpus")


def _check_below(path: Path, texts: Texts, checked: Checked) -> None:
    """A folder of marks, and all folders in it."""
    if any(path.glob("*.toml")):
        _check_folder(path, texts, checked)
    for folder in folders_of(path):
        _check_below(folder, texts, checked)


def _check_corpus(path: Path, texts: Texts, checked: Checked) -> None:
    """The affairs, the reports of others and the readings of a corpus; its splits; and what its affairs have in common."""
    for name in ("reports", "wikinews", "readings"):
        if (path / name).is_dir():
            _check_below(path / name, texts, checked)
    affairs, problems = folders_of(path / "reports"), Problems(str(path / "splits.toml"))
    if (path / "splits.toml").is_file():
        splits = read_splits(path / "splits.toml", problems)
        if splits:
            wikinews = [file.stem for file in marks_of(path / "wikinews")]
            check_splits(splits, [folder.name for folder in affairs], wikinews, problems)
    else:
        problems.warn("", "is missing: it says what is for training and what for measuring")
    words = {folder.name: runs(file.read_text(encoding="utf-8", errors="replace") for file in folder.glob("*.txt")) for folder in affairs}
    checked.figures += shared(words, problems)
    checked.problems += problems.found


def _check_folder(folder: Path, texts: Texts, checked: Checked) -> None:
    """The marks of a folder, the list of its reports, and its links."""
    listed = list_of(folder)
    affair = _check_list(listed, checked, own=listed.parent == folder.resolve()) if listed else None
    reports: dict[str, Marked] = {}
    for path in marks_of(folder):
        marked = _check_file(path, texts, checked, affair)
        if marked is None:
            continue
        if marked.report and marked.number in reports:
            checked.problems.append(Problem(str(path), "", f"another file is number {marked.number} as well"))
        reports[marked.number] = marked
    if (folder / "links.toml").is_file():
        problems = Problems(str(folder / "links.toml"))
        links = read_links(folder / "links.toml", problems, reports)
        if links:
            check_links(Told(affair, reports, links), problems)
        checked.problems += problems.found


def _check_list(path: Path, checked: Checked, *, own: bool) -> Affair | None:
    """The list of an affair; with `own`, also whether the texts are there and sound."""
    problems = Problems(str(path))
    affair = read_affair(path, problems)
    if not own:
        return affair
    files = sorted(path.parent.glob("*.txt"))
    if affair:
        check_list(affair, path.parent.name, [file.name for file in files], problems)
    for file in files:
        read_text(file, problems)
    checked.problems += problems.found
    return affair


def _check_file(path: Path, texts: Texts, checked: Checked, affair: Affair | None = None) -> Marked | None:
    problems = Problems(str(path))
    marked = read(path, problems, texts)
    if marked:
        check_marks(marked, problems)
        if marked.report and Path(marked.report).stem != marked.name:
            problems.error("report", f"is {marked.report}, but the file of its marks is {path.name}: they have one name")
        if affair and marked.report:
            check_dates(marked, affair, problems)
        checked.reports += 1
        checked.statements += len(marked.statements)
        checked.speakers += len(marked.speakers)
        checked.blind += not marked.text
    checked.problems += problems.found
    return marked


def told(checked: Checked) -> Iterator[str]:
    """The outcome in lines: by file, errors before warnings, then the figures and the counts."""
    by_file: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        by_file.setdefault(problem.file, []).append(problem)
    for file, problems in by_file.items():
        yield file
        for problem in sorted(problems, key=lambda each: not each.grave):
            where = f"{problem.where}: " if problem.where else ""
            yield f"  {'error  ' if problem.grave else 'warning'}  {where}{problem.says}"
            yield from (f"             {detail}" for detail in problem.details)
    yield from checked.figures
    if checked.blind:
        yield f"{_count(checked.blind, 'report')} checked without the text, which is not here: give its folder with --texts"
    what = ", ".join((_count(checked.reports, "report"), _count(checked.statements, "statement"), _count(checked.speakers, "speaker")))
    yield f"{what}: {_count(checked.errors, 'error')}, {_count(checked.warnings, 'warning')}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
