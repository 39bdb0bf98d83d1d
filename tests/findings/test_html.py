"""The page of a finding."""

import re
from base64 import b64encode
from hashlib import sha256

from onrecord.records import Citation, Finding, Row, Span
from tests.exporters.test_html import Seen
from tests.findings.written import FINDING, written


def cited(path: str | None) -> Finding:
    return Finding("Who?", ("speaker",), (Row(("Norvik",), (Citation("r1", path, "s1", Span(0, 6), "Norvik"),)),))


def test_rows_and_evidence_have_addresses():
    seen = Seen(written("html", FINDING))
    assert {"r1", "r1e1", "r1e2"} <= set(seen.ids)
    assert {link[1:] for link in seen.links if link.startswith("#")} <= set(seen.ids)


def test_the_words_of_the_evidence_are_shown():
    assert re.search(r'<q class="serif" dir="auto">Norvik</q>.*<q class="serif" dir="auto">Mayor</q>', written("html", FINDING), re.S)


def test_notes_stand_in_the_page():
    assert "<li>Two more are left out.</li>" in written("html", FINDING)


def test_only_a_report_of_the_web_is_linked():
    assert "https://a.example/b?c=1" in Seen(written("html", cited("https://a.example/b?c=1"))).links
    for path in ("javascript:alert(1)", "news/a.txt", None):
        assert [link for link in Seen(written("html", cited(path))).links if not link.startswith("#")] == []


def test_another_may_say_where_evidence_leads():
    page = written("html", cited("a.txt"), link=lambda each: f"/reports/{each.report}#{each.statement}")
    assert "/reports/r1#s1" in Seen(page).links


def test_nothing_is_asked_from_anywhere_and_nothing_runs():
    page = written("html", FINDING)
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in Seen(page).elements}
