"""Bytes of every kind, and what must hold of whatever becomes of them."""

import pickle
import unicodedata
from hashlib import sha256

from hypothesis import strategies as st

from onrecord.records import Report, Unread

AWKWARD = (
    "\x00\x07\t\n\r\v\f\x1b[31m\x1c\x7f\x85\x92\u00ad\u0301\u0323\u200b\u200d\u200f\u202e\u2028\u2029\u2069\ufeff\ufffe<>&\"'{}[]“”"
    "©/.,:()*-–—伊e한שלום👩🏽"
)
PIECES = [
    *(
        "\n",
        "\n\n",
        "By Jane Roe",
        "PORT ANSELM, May 14 (Halyard) - ",
        "MAGAS, March 7. /TASS/. ",
        "© A/B",
        "Photo: X",
        "14 May 2024",
        "16:30",
    ),
    *(
        "**Fan Plan",
        "Subscribe now",
        "Home / Sea",
        "All news",
        "Karelin said.",
        "“We wait,” she said. ",
        "<p>",
        "</p>",
        "<h1>",
        "<time>",
        "<br>",
    ),
    *("<div class=share>", "&#0;", "&#x1b;", "&#x2028;", "<!--", "<script>", '{"text": "a"}', '{"text": ', '"outlet": "b"}'),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.sampled_from(AWKWARD), max_size=8), st.text(max_size=8)), max_size=12).map(
    "".join
)
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis"])
anything = st.one_of(
    st.binary(max_size=200),
    st.builds(lambda text, encoding: text.encode(encoding, "replace"), texts, encodings),
    st.builds(lambda text, noise: text.encode("utf-8", "surrogatepass") + noise, texts, st.binary(max_size=3)),
)


def check(item: Report | Unread) -> None:
    """What every report holds to, whatever it was made of."""
    assert pickle.loads(pickle.dumps(item)) == item
    if isinstance(item, Unread):
        assert item.path
        assert item.why.strip()
        return
    text = item.text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(("\0" <= c <= "\x1f" and c not in "\t\n") or "\x7f" <= c <= "\x9f" or c in "\u2028\u2029\ufffe\uffff" for c in text)
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    assert item.sha256 == sha256(text.encode()).hexdigest()
    assert len(item.id) == 16
    assert int(item.id, 16) >= 0
    facts = (item.outlet, item.url, item.agency, item.title, item.published, item.place, item.language, *item.authors)
    assert all(fact is None or fact == " ".join(fact.split()) != "" for fact in facts)
    check_zones(item)


def check_zones(report: Report) -> None:
    """Zones stand in text order, none over another but a credit in its caption, and hold all that is printed."""
    covered = 0
    for before, zone in zip((None, *report.zones), report.zones, strict=False):
        assert zone.span.end <= len(report.text)
        assert report.text[zone.span.start : zone.span.end].strip()
        if before and before.kind == "caption" and zone.kind == "credit" and before.span.holds(zone.span):
            continue
        assert not report.text[covered : zone.span.start].strip(), "printed, but in no zone"
        assert covered <= zone.span.start, "two zones over the same words"
        covered = zone.span.end
    assert not report.text[covered:].strip()
