"""A finding in a form."""

import io
from importlib import import_module

from onrecord.records import Citation, Finding, Row, Span

ROW = Row(
    ("Norvik", "w1", ({"title": "mayor", "of": "Halm", "from": None},), ("Norvik", "Norvig"), 2, 0.5, None),
    (Citation("r1", "news/a.txt", "s1", Span(3, 9), "Norvik"), Citation("r2", None, None, Span(0, 5), "Mayor")),
)
COLUMNS = ("speaker", "speaker_id", "roles", "names", "reports", "share", "kind")
FINDING = Finding("Who speaks?", COLUMNS, (ROW,), ("Two more are left out.",))


def written(form: str, finding: Finding, **options) -> str:
    file = io.BytesIO()
    import_module(f"onrecord.findings.{form}").write(finding, file, **options)
    return file.getvalue().decode()
