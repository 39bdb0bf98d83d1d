"""Every analysis that the record can be asked, by its own file alone: its page, its table, its files."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import plugins
from onrecord.errors import NotFound, OnRecordError
from onrecord.findings.jsonl import citation
from onrecord.pipeline.ask import needs
from onrecord.records import Act, Finding, Manner, Part
from onrecord.web import addresses
from onrecord.web.charts import Chart, chart
from onrecord.web.paging import Pages, pages
from onrecord.web.problems import of_error, problem
from onrecord.web.shape import HIDDEN, Asked, Wrong, understood
from onrecord.web.site import Page, Site

__all__ = ["PAGES", "Analyses", "Answer", "AnswerAsk", "ListAsk", "routes"]

AT_ONCE = 50
FILES = ("csv", "jsonl", "html")
FILE_PATIENCE = 120.0  # seconds that a file is waited for
_TYPES = {"csv": "text/csv", "jsonl": "application/jsonl", "html": "text/html"}


@dataclass(frozen=True, slots=True)
class ListAsk:
    """Nothing is asked."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question that the record can be asked; `needs` is what must be named."""

    name: str
    question: str
    about: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analyses:
    """All questions."""

    analyses: tuple[Analysis, ...]


def every(site: Site, _: ListAsk) -> Analyses:
    """The questions that the record can be asked."""
    return Analyses(tuple(_described(name) for name in plugins.find("analyses")))


def _described(name: str) -> Analysis:
    lines = (plugins.find("analyses")[name].__doc__ or name).strip().partition("\n")
    return Analysis(name, lines[0], " ".join(lines[2].split()), needs(name))


@dataclass(frozen=True, slots=True)
class AnswerAsk:
    """Which question, of which part of the record."""

    analysis: Annotated[str, Asked(help="The name of the analysis.", path=True)]
    speaker: Annotated[str | None, Asked(help="A speaker, by name or id.")] = None
    outlet: Annotated[str | None, Asked(help="Reports of this outlet.")] = None
    from_: Annotated[str | None, Asked(help="Reports from this year, month or day on.", date=True)] = None
    to: Annotated[str | None, Asked(help="Reports up to this year, month or day.", date=True)] = None
    manner: Annotated[Manner | None, Asked(help="Statements told in this manner.")] = None
    act: Annotated[Act | None, Asked(help="Statements that do this.")] = None
    zone: Annotated[str | None, Asked(help="Statements in such a zone: headline, body, caption ...")] = None
    page: Annotated[int, Asked(help="Which page of the table.")] = 1

    @property
    def part(self) -> Part:
        return Part(
            speaker=self.speaker, outlet=self.outlet, since=self.from_, until=self.to, manner=self.manner, act=self.act, zone=self.zone
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page of the table that answers a question; every row has the characters that it rests on."""

    analysis: Analysis
    ready: Annotated[bool, "False while it is being worked out: ask again in some seconds. Then there are no rows yet."]
    lacking: Annotated[tuple[str, ...], "What must be named before it can be answered."]
    columns: tuple[str, ...]
    total: Annotated[int, "How many rows the whole table has."]
    pages: Pages
    rows: Annotated[tuple[Mapping[str, Any], ...], "A key a column, and `evidence`.", {"type": "array", "items": {"type": "object"}}]
    notes: Annotated[tuple[str, ...], "What the table leaves out."]
    chart: Annotated[Chart | None, HIDDEN]
    found: Annotated[Sequence[Any], HIDDEN]
    asked: Annotated[AnswerAsk, HIDDEN]
    query: Annotated[str, HIDDEN]


def answer(site: Site, ask: AnswerAsk) -> Answer:
    """The answer to one question, of the record or a part of it."""
    about = _known(ask.analysis)
    lacking = tuple(name for name in about.needs if not getattr(ask.part, name))
    finding = None if lacking else site.findings.get(ask.analysis, ask.part)
    made = finding or Finding(about.question, (), ())
    here = pages(f"/analyses/{ask.analysis}", {**asdict(ask), "analysis": None}, len(made.rows), AT_ONCE)
    rows = made.rows[(here.page - 1) * AT_ONCE : here.page * AT_ONCE]
    told = tuple({**dict(zip(made.columns, row.cells, strict=True)), "evidence": [citation(each) for each in row.evidence]} for row in rows)
    return Answer(
        analysis=about,
        ready=finding is not None,
        lacking=lacking,
        columns=made.columns,
        total=len(made.rows),
        pages=here,
        rows=told,
        notes=made.notes,
        chart=chart(made) if finding else None,
        found=rows,
        asked=ask,
        query=addresses.with_query("", {**asdict(ask), "analysis": None, "page": None}),
    )


def _known(name: str) -> Analysis:
    if name not in plugins.find("analyses"):
        raise NotFound(f"{name}: no analysis of this name: there are {', '.join(plugins.find('analyses'))}")
    return _described(name)


def routes(site: Site) -> list[Route]:
    """The files of answers."""

    def written(request: Request) -> Response:
        form, name = request.path_params["form"], request.path_params["analysis"]
        if form not in FILES:
            return problem(request.scope, 404, "Nothing is here", f"Files there are: {', '.join(FILES)}.")
        try:
            ask = understood(AnswerAsk, {**request.query_params, "analysis": _known(name).name})
            finding = site.findings.get(name, ask.part, FILE_PATIENCE)
        except (OnRecordError, Wrong) as error:
            return of_error(request.scope, error)
        if finding is None:
            return problem(request.scope, 503, "Not ready yet", "It is still being worked out. Ask again in a minute.")
        file = io.BytesIO()
        plugins.find("findings")[form].write(finding, file)
        headers = {"content-disposition": f'attachment; filename="{quote(name, safe="")}.{form}"'}
        return Response(file.getvalue(), media_type=_TYPES[form], headers=headers)

    async def file_of(request: Request) -> Response:
        return await run_in_threadpool(written, request)

    return [Route("/analyses/{analysis}/file.{form}", file_of, methods=["GET"])]


_ANSWER = "/analyses/{analysis}"
PAGES = (
    Page(path="/analyses", ask=ListAsk, gives=Analyses, answer=every, template="analyses.html", menu="analyses"),
    Page(path=_ANSWER, ask=AnswerAsk, gives=Answer, answer=answer, template="analysis.html", menu="analyses"),
)
