"""Any dossier: records of every shape, over texts with every character, for what must hold whatever the input."""

from hashlib import sha256

from hypothesis import strategies as st

from onrecord.records import (
    Act,
    Assertion,
    Coverage,
    Dossier,
    Flag,
    Manner,
    Reading,
    Report,
    Role,
    Span,
    Speaker,
    Statement,
    Unread,
    Zone,
)

AWKWARD = "\x00\x07\t\n\r\x1b[31m\x7f\x85\x9b\u00ad\u0301\u200d\u200f\u202e\u2028\u2069\ufeff\ufffe<>&\"'`=+-@“”«»‘’伊界ab שלום👩🏽"
words = st.text(st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"])), max_size=60)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe = st.none() | names


@st.composite
def spans(draw, size: int, least: int = 0) -> tuple[Span, ...]:
    """Spans in text order that don't overlap."""
    cuts = draw(st.lists(st.integers(0, size), min_size=2 * least, max_size=6, unique=True).map(sorted))
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))


def span(size: int) -> st.SearchStrategy[Span]:
    return spans(size, 1).map(lambda found: found[0])


@st.composite
def dossiers(draw) -> Dossier:
    text = draw(words.filter(bool))
    size, digest = len(text), sha256(text.encode()).hexdigest()
    zones = draw(st.lists(st.builds(Zone, st.sampled_from(["headline", "body", "promo", "odd zone"]), span(size)), max_size=4, unique=True))
    flags = draw(st.lists(st.builds(Flag, names, st.none() | span(size), names), max_size=2, unique=True))
    told = st.builds(Role, names, maybe, span(size))
    who = [
        Speaker(id=f"p{i}", name=draw(names), kind=draw(maybe), roles=tuple(draw(st.lists(told, max_size=1))), mentions=draw(spans(size)))
        for i in range(draw(st.integers(0, 3)))
    ]
    statements = tuple(_statement(draw, i, size, [speaker.id for speaker in who]) for i in range(draw(st.integers(0, 8))))
    count = st.integers(0, 999)
    report = Report(
        id=draw(names),
        text=text,
        sha256=digest,
        **{name: draw(maybe) for name in ("path", "url", "outlet", "agency", "title", "published", "place", "language")},
        authors=tuple(draw(st.lists(names, max_size=2))),
    )
    reading = Reading(
        report_id=report.id,
        model=draw(names),
        statements=statements,
        speakers=tuple(who),
        coverage=draw(st.builds(Coverage, count, count, count, count)),
        zones=tuple(zones),
        flags=tuple(flags),
        assertions=tuple(draw(st.lists(st.builds(Assertion, st.sampled_from(["unsourced", "vague"]), span(size)), max_size=2))),
    )
    return Dossier(report, reading)


def _statement(draw: st.DrawFn, number: int, size: int, speakers: list[str]) -> Statement:
    return Statement(
        id=f"s{number}",
        content=draw(spans(size, 1)),
        source=draw(spans(size)),
        cue=draw(spans(size)),
        manner=draw(st.sampled_from(Manner)),
        act=draw(st.sampled_from(Act)),
        parent=draw(st.sampled_from([None, *(f"s{i}" for i in range(number))])),
        speaker=draw(st.sampled_from([None, *speakers])),
        said_on=draw(st.sampled_from([None, "2031", "2031-03", "2031-03-05", "--03-05", "2031-03-05T10:00"])),
        occasion=draw(spans(size)),
        channel=draw(maybe),
        refers_to=draw(st.sampled_from([None, *(f"s{i}" for i in range(number))]) | st.builds(lambda found: found[0], spans(size, 1))),
        score=draw(st.integers(0, 1000)) / 1000,
        by=draw(names),
    )


items = dossiers() | st.builds(Unread, names, names)
