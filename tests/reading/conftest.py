"""The shipped model, loaded once."""

from hashlib import sha256

import pytest

from onrecord.reading.encoding import Encoded, encode
from onrecord.reading.pieces import open_pieces
from onrecord.reading.reader import MODEL, Reader
from onrecord.records import Reading, Report


def report_of(text: str, name: str = "report.txt") -> Report:
    digest = sha256(text.encode()).hexdigest()
    return Report(id=sha256(f"{name}\0{text}".encode()).hexdigest()[:16], text=text, sha256=digest, path=name)


@pytest.fixture(scope="session")
def tokenizer():
    return open_pieces(MODEL / "tokenizer.json")


@pytest.fixture(scope="session")
def encoded(tokenizer):
    def of(text: str) -> Encoded:
        return encode(text, tokenizer)

    return of


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.open()


@pytest.fixture(scope="session")
def read(reader):
    def one(text: str) -> Reading:
        return reader.read(report_of(text))

    return one
