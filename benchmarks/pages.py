"""
How well OnRecord's source for web pages finds body, title, authors and date on stored pages of news, beside trafilatura alone.

    python -m benchmarks.pages
    python -m benchmarks.pages --half looked --each body --json pages.json

The pages and what people set down from them lie in the folder of shared data (`ONRECORD_SHARED`, else `shared` beside the repository; its
SOURCE.txt tells where they are from). The first rules for pages were mended by looking at
the pages of one half of the outlets only, drawn by a hash of their names; since 2026-11-22 both have been looked at, for causes that two
outlets share or a standard has. So what the rules are worth on other pages is not told here. Each tool reads all in a fresh process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

TOOLS = ("onrecord", "trafilatura")
HALVES = ("looked", "unseen")
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")  # where words are not set apart, characters stand for them
ENGLISH = frozenset("the of and to in a".split())
ENGLISH_FROM = 0.12  # the share of these words from which a text is English
NOT_STORY = frozenset(("byline", "caption", "credit", "timestamp", "promo", "boilerplate"))
NO_READER = 3  # exit status of a measured process that lacks its library


class CannotMeasure(Exception):
    """The tool is not here or failed; the message says why."""


@dataclass(frozen=True, slots=True)
class Page:
    """A stored page, and what people set down from it."""

    path: Path
    outlet: str
    title: str
    authors: tuple[str, ...]
    day: datetime
    body: str

    @property
    def half(self) -> str:
        return HALVES[sha256(self.outlet.encode()).digest()[0] % 2]

    @property
    def english(self) -> bool:
        found = words(self.body)
        return sum(found[word] for word in ENGLISH) >= ENGLISH_FROM * found.total()


@dataclass(frozen=True, slots=True)
class Found:
    """What a tool finds on a page; `why` where it can't read it."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    body: str = ""
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One page: shares of words, and whether title, authors and day are as set down."""

    precision: float
    recall: float
    body: float
    title: float
    authors: float
    names: float  # F1 of the authors
    date: float


@dataclass(frozen=True, slots=True)
class Run:
    """What one tool found on every page, and what it took."""

    found: list[Found]
    wall: float  # seconds
    cpu: float
    memory: int  # bytes


def shared() -> Path:
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[2] / "shared")


def pages(folder: Path) -> Iterator[Page]:
    """The pages of a folder with their truth; the pages of an outlet and the versions of its truth are both in order of time."""
    for truth in sorted(folder.glob("*/*.json")):
        stored = sorted(path for path in truth.parent.glob(f"{truth.stem}_*.html.gz") if re.fullmatch(r"_[\d_]+\.html", _rest(path, truth)))
        versions = sorted(json.loads(truth.read_text(encoding="utf-8")).items())
        for path, (_, told) in zip(stored, versions, strict=True):
            yield Page(
                path,
                f"{truth.parent.name}/{truth.stem}",
                told["title"],
                tuple(told.get("authors") or ()),
                datetime.fromisoformat(told["publishing_date"]),
                _body(told["body"]),
            )


def _rest(path: Path, truth: Path) -> str:
    return path.stem.removeprefix(truth.stem)


def _body(told: dict[str, Any]) -> str:
    sections = [line for section in told["sections"] for line in (*section["headline"], *section["paragraphs"])]
    return "\n".join([*told["summary"], *sections])


# ---- what a measured process does ----


def find_here(tool: str, paths: Sequence[Path], out: Path) -> None:
    """Reads the pages and writes what was found to a file, what it took to standard output."""
    read = {"onrecord": _with_onrecord, "trafilatura": _with_trafilatura}[tool]()
    with out.open("w", encoding="utf-8") as file:
        wall = cpu = 0.0
        for path in paths:
            source = gzip.decompress(path.read_bytes())
            wall, cpu = wall - time.perf_counter(), cpu - time.process_time()
            found = read(source)
            wall, cpu = wall + time.perf_counter(), cpu + time.process_time()
            file.write(json.dumps(asdict(found)) + "\n")
    print(json.dumps({"wall": wall, "cpu": cpu}))


def _with_onrecord() -> Callable[[bytes], Found]:
    from onrecord.errors import CannotLoad
    from onrecord.sources import html

    def read(source: bytes) -> Found:
        try:
            (report,) = html.load(source, "page.html")
        except CannotLoad as problem:
            return Found(why=str(problem))
        told = [zone for zone in report.zones if zone.kind not in NOT_STORY]
        if told and told[0].kind == "headline":
            del told[0]
        body = "\n".join(report.text[zone.span.start : zone.span.end] for zone in told)
        signed = report.authors or ((report.agency,) if report.agency else ())  # it keeps agencies apart
        return Found(report.title, signed, report.published, body)

    return read


def _with_trafilatura() -> Callable[[bytes], Found]:
    try:
        from trafilatura import bare_extraction
    except ImportError as problem:
        print(f"{problem}: pip install trafilatura lxml_html_clean", file=sys.stderr)
        sys.exit(NO_READER)

    def read(source: bytes) -> Found:
        found = bare_extraction(source, with_metadata=True, include_comments=False)
        if found is None:
            return Found(why="nothing found")
        names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
        return Found(found.title, names, found.date, found.text or "")

    return read


# ---- what measures it ----


def measure(tool: str, found: Sequence[Page]) -> Run:
    """Reads the pages in a fresh process; raises CannotMeasure where it fails."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as errors:
        out = Path(folder) / "found.jsonl"
        paths = json.dumps([str(page.path) for page in found])
        command = [sys.executable, "-m", "benchmarks.pages", "--read", tool, str(out)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, cwd=Path(__file__).parents[1])
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(paths.encode())
        process.stdin.close()
        taken = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.stdout.close()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            lines = errors.read().decode("utf-8", "replace").strip().splitlines()
            raise CannotMeasure(lines[-1] if lines else "it failed and did not say why")
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run([Found(**{**row, "authors": tuple(row["authors"])}) for row in rows], memory=memory, **json.loads(taken))


def machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors, load {load} before the run"


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(_even(text)))


def score(page: Page, found: Found) -> Score:
    """How far what was found is what people set down."""
    told, read = words(page.body), words(found.body)
    both = (told & read).total()
    precision, recall = both / (read.total() or 1), both / (told.total() or 1)
    names, wanted = {_plain(name) for name in found.authors}, {_plain(name) for name in page.authors}
    return Score(
        precision=precision,
        recall=recall,
        body=_f1(precision, recall),
        title=float(_plain(found.title or "") == _plain(page.title)),
        authors=float(names == wanted),
        names=_f1(len(names & wanted) / len(names), len(names & wanted) / len(wanted)) if names and wanted else float(names == wanted),
        date=float(bool(_days(found.published) & _days(page.day.isoformat()))),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _plain(words: str) -> str:
    """Letters and digits only: quotation marks, dashes and capitals are no matter of finding."""
    return " ".join(re.findall(r"\w+", _even(words)))


def _even(text: str) -> str:
    """Without differences that no reader sees."""
    return unicodedata.normalize("NFC", text.replace("\xad", "")).lower()


def _days(when: str | None) -> set[str]:
    """The day as it is printed and as it is in UTC, where a time tells."""
    try:
        told = datetime.fromisoformat(when or "")
    except ValueError:
        return {when[:10]} if when else set()
    return {told.date().isoformat(), (told.astimezone(UTC) if told.tzinfo else told).date().isoformat()}


def table(found: Sequence[Page], runs: dict[str, Run]) -> str:
    """The means over all pages and over those in English, each for all and for both halves."""
    lines = [f"{'':12}{'pages':>7}{'body F1':>9}{'precision':>11}{'recall':>8}{'title':>7}{'authors':>9}{'names F1':>10}{'date':>7}"]
    for name, english in (("all languages", False), ("English", True)):
        for half in ("both", *HALVES):
            chosen = [i for i, page in enumerate(found) if half in ("both", page.half) and (page.english or not english)]
            if chosen:
                lines.append(f"{name}, {'both halves' if half == 'both' else half}")
                lines += [_row(tool, [score(found[i], run.found[i]) for i in chosen]) for tool, run in runs.items()]
    return "\n".join(lines)


def _row(tool: str, scores: Sequence[Score]) -> str:
    shown = zip(("body", "precision", "recall", "title", "authors", "names", "date"), (9, 11, 8, 7, 9, 10, 7), strict=True)
    cells = (f"{100 * sum(getattr(one, key) for one in scores) / len(scores):{width}.1f}" for key, width in shown)
    return f"  {tool:12}{len(scores):5}{''.join(cells)}"


def costs(found: Sequence[Page], runs: dict[str, Run]) -> Iterator[str]:
    for tool, run in runs.items():
        wall, cpu = (1000 * seconds / len(found) for seconds in (run.wall, run.cpu))
        unread = sum(one.why is not None for one in run.found)
        yield f"{tool}: {wall:.0f} s a thousand pages ({cpu:.0f} of the processor), {run.memory / 1e6:.0f} MB at most, {unread} not read"


def worst(key: str, found: Sequence[Page], run: Run) -> Iterator[str]:
    """The pages on which one thing is not found, the worst first."""
    scored = sorted((getattr(score(page, one), key), i) for i, (page, one) in enumerate(zip(found, run.found, strict=True)))
    for value, i in scored:
        if value < 1:
            page, one = found[i], run.found[i]
            shown = {"title": (one.title, page.title), "date": (one.published, str(page.day)), "body": (one.why or "", "")}
            got, wanted = shown.get(key, (one.authors, page.authors))
            yield f"{value:.2f} {page.path.parent.name}/{page.path.name}  {got!r} for {wanted!r}"


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Body, title, authors and date of stored pages, beside trafilatura.")
    parser.add_argument("--tool", action="append", choices=TOOLS, help="measure only these")
    parser.add_argument("--half", choices=HALVES, help="only the pages of one half of the outlets")
    parser.add_argument("--each", choices=["body", "title", "authors", "date"], help="list the pages on which the first tool misses this")
    parser.add_argument("--json", type=Path, help="write the scores of every page to this file too")
    parser.add_argument("--read", nargs=2, help=argparse.SUPPRESS)  # what a measured process is told
    return parser.parse_args()


def main() -> int:
    options = parsed()
    if options.read:
        find_here(options.read[0], list(map(Path, json.load(sys.stdin))), Path(options.read[1]))
        return 0
    folder = shared() / "data" / "fundus-pages" / "tests" / "resources" / "parser" / "test_data"
    found = [page for page in pages(folder) if options.half in (None, page.half)]
    if not found:
        print(f"no stored pages in {folder}: set ONRECORD_SHARED to the folder of shared data", file=sys.stderr)
        return 1
    before, runs = machine(), {}
    for tool in options.tool or TOOLS:
        try:
            runs[tool] = measure(tool, found)
        except CannotMeasure as problem:
            print(f"{tool} is left out: {problem}")
    _show(before, found, runs, options)
    return 0 if runs else 1


def _show(before: str, found: Sequence[Page], runs: dict[str, Run], options: argparse.Namespace) -> None:
    print(before, table(found, runs), *costs(found, runs), sep="\n")
    if options.each and runs:
        print(*worst(options.each, found, next(iter(runs.values()))), sep="\n")
    if options.json:
        scores: Iterable[dict[str, object]] = (
            {"tool": tool, "page": page.path.name, "half": page.half, "english": page.english, **asdict(score(page, one))}
            for tool, run in runs.items()
            for page, one in zip(found, run.found, strict=True)
        )
        options.json.write_text(json.dumps(list(scores), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
