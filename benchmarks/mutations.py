"""What chance does to a file: bits, numbers, pieces and signs of its format, in what is packed too; the same chance does the same."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.samples import packed, unpacked

__all__ = ["mutated"]

_MOST = 4 * 2**20  # bytes that a file may grow to
_SIGNS = tuple(
    each.encode("latin-1")
    for each in (
        *(
            "\0",
            "\n",
            "\r\n",
            '"',
            "'",
            ",",
            "#",
            "%",
            "=",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "NaN",
            "1e999",
            "-1",
        ),
        *(
            "<",
            ">",
            "</",
            "/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<p>",
            "<div>" * 300,
            "<table>",
            "<script>",
            "<style>",
            "<svg>",
            "<time datetime='",
        ),
        *("&#0;", "&#x110000;", "&#xd800;", "&a;", "&amp;" * 50, "<?xml version='1.0' encoding='utf-7'?>", "<meta charset=utf-16>"),
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file://SECRET"><!ENTITY b "&a;&a;">]>',
        *("\nFrom ", "\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", "\n--b--\n", "\nContent-Type: message/rfc822\n\n"),
        *(
            "\nContent-Transfer-Encoding: base64\n",
            "\nContent-Transfer-Encoding: uuencode\n",
            "=?utf-8?b?",
            "?=",
            "=?x?q?=FF?=",
            "charset=idna",
        ),
        *(
            "WARC/1.0\r\n",
            "Content-Length: 99999999999\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Encoding: br\r\n",
        ),
        *(
            "%PDF-",
            "stream\n",
            "endstream",
            "endobj",
            "/Kids [1 0 R]",
            "/Length 99999999",
            "/Filter /FlateDecode",
            "<<" * 100,
            "[" * 500,
            "{" * 500,
        ),
        *(
            "PK\x03\x04",
            "PK\x01\x02",
            "PK\x05\x06",
            "\x1f\x8b\x08",
            "PAR1",
            "\xff\xfe",
            "\xfe\xff",
            "\xef\xbb\xbf",
            "\xed\xa0\x80",
            "\xff" * 8,
        ),
        *(
            "\xcc\x81" * 300,
            "\xe2\x80\xae",
            "\xe2\x80\xa8",
            "\xf0\x9f\x91\xa9",
            "\x1b[2J",
            "By " * 200,
            "(Reuters) - ",
            "\xe2\x80\x9c" * 3,
            "* " * 300,
        ),
        *("[redacted]", "** ", "May 99, 0000", "--05-14", "10:00 AM\n" * 40, "Photo: " * 30, "Q: ", "Correction: "),
    )
)
_EDGES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 2**63 - 1, 2**64 - 1)
_NUMBER = re.compile(rb"\d+")

Change = Callable[[bytes, Random, bytes], bytes]


def mutated(data: bytes, chance: Random, other: bytes) -> bytes:
    """The file with a few changes; some of it may come from the other one."""
    if chance.random() < 0.6 and (members := _members(data)):
        name = chance.choice(sorted(members))
        members[name] = mutated(members[name], chance, other)
        return packed(members)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(_CHANGES)(data, chance, other)[:_MOST]
    return data


def _members(data: bytes) -> dict[str, bytes] | None:
    try:
        return unpacked(data)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        return None


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    size = min(len(data), chance.choice((1, 4, 30, 300, 3000)))
    start = chance.randint(0, len(data) - size)
    return start, start + size


def _flip(data: bytes, chance: Random, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 10)) if data else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _number(data: bytes, chance: Random, _: bytes) -> bytes:
    """A number of one to eight bytes at the edge of what it can be."""
    size, at = chance.choice((1, 2, 4, 8)), chance.randint(0, len(data))
    edge = chance.choice(_EDGES) & (256**size - 1)
    return data[:at] + edge.to_bytes(size, chance.choice(("little", "big"))) + data[at + size :]


def _digits(data: bytes, chance: Random, _: bytes) -> bytes:
    """A printed number that is another one."""
    places: Sequence[re.Match[bytes]] = list(_NUMBER.finditer(data[: 2**18]))
    if not places:
        return data
    start, end = chance.choice(places).span()
    return data[:start] + chance.choice((b"0", b"-1", b"9" * 30, b"%d" % chance.choice(_EDGES), b"1e400")) + data[end:]


def _without(data: bytes, chance: Random, _: bytes) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _again(data: bytes, chance: Random, _: bytes) -> bytes:
    """A stretch many times over."""
    start, end = _stretch(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 5, 100, 5000)) + data[end:]


def _moved(data: bytes, chance: Random, _: bytes) -> bytes:
    start, end = _stretch(data, chance)
    rest, at = data[:start] + data[end:], chance.randint(0, len(data) - (end - start))
    return rest[:at] + data[start:end] + rest[at:]


def _cut(data: bytes, chance: Random, _: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _sign(data: bytes, chance: Random, _: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_SIGNS) * chance.choice((1, 1, 1, 40, 3000)) + data[at:]


def _spliced(data: bytes, chance: Random, other: bytes) -> bytes:
    start, end = _stretch(other, chance)
    at = chance.randint(0, len(data))
    return data[:at] + other[start:end] + data[at:]


_CHANGES: Sequence[Change] = (_flip, _number, _digits, _without, _again, _moved, _cut, _sign, _sign, _spliced)
