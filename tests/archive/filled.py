"""Records with something of everything in them."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from onrecord.archive import store
from onrecord.archive.database import Archive
from onrecord.records import Assertion, Dossier, Flag, Role, Span, Speaker, Zone
from tests.builders import dossier

TOLD = """Harbour {0} shut

ALDERSUND, May {1} - [who:1 Mayor Norvik] [said:1 said] [what:1 that [who:2 the pilots of berth {0}] [said:2 had warned] [what:2 of fog]].

[what:3 “Nobody asked us about quay {0},”] [said:3 said] [who:3 Ivo Pell] [said:3 on Monday]. The vote is due, many say.
"""


def said(number: int = 1, *, words: str = "", model: str = "hand@1", **facts: object) -> Dossier:
    """A report with three statements, one told in another, and with zones, flags, roles and assertions."""
    made = dossier(TOLD.format(number, number % 28 + 1) + words, title=f"Harbour {number} shut", **facts)
    text, reading = made.report.text, made.reading
    named = (*reading.speakers, Speaker(id="p9", name="Pell", kind="person", roles=(Role("Mayor", None, _span(text, "Mayor")),)))
    facts_too = {
        "id": sha256(f"{facts.get('outlet')}{facts.get('url')}{text}".encode()).hexdigest()[:16],
        "zones": (Zone("headline", _span(text, text.partition("\n")[0])), Zone("dateline", _span(text, "ALDERSUND"))),
        "flags": (Flag("no-byline", None, ""), Flag("redacted", _span(text, "berth"), "why")),
        "published": f"2024-05-{number % 28 + 1:02}",
        "authors": ("Ann Lee",),
    }
    report = replace(made.report, **facts_too | facts)
    found = replace(
        reading,
        report_id=report.id,
        model=model,
        speakers=named,
        zones=report.zones,
        flags=report.flags,
        assertions=(Assertion("vague", _span(text, "many say")),),
    )
    return Dossier(report, found)


def fill(archive: Archive, dossiers: Iterable[Dossier]) -> list[store.Stored]:
    with archive.writing() as connection:
        return store.store(connection, list(dossiers))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
