"""Bytes to text: which encoding they are in, and the one normalisation that a report's text ever gets."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from onrecord.errors import CannotLoad

#: What one report may weigh. A long book has 2 MB; past this an input is a dump or an attack, and reading it would only fill the memory.
MAX_BYTES = 64 * 2**20

_SIGNATURES = (
    (b"%PDF-", "a PDF: save or print it as text first"),
    (b"PK\x03\x04", "a zip archive or an office document: unpack it, or save it as plain text, first"),
    (b"!BDN", "an Outlook data file (.pst): export the messages that you want read as .eml or .mbox"),
    (b"{\\rtf", "an RTF document: save it as plain text first"),
    (b"\x1f\x8b", "compressed (gzip): unpack it first"),
    (b"BZh", "compressed (bzip2): unpack it first"),
    (b"\xfd7zXZ", "compressed (xz): unpack it first"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd): unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x89PNG", "an image: name a file with text"),
    (b"\xff\xd8\xff", "an image: name a file with text"),
    (b"GIF8", "an image: name a file with text"),
    (b"SQLite format 3\x00", "a database: name a file with text"),
    (b"PAR1", "a Parquet file: write it out as JSON Lines first"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_WITHIN = (  # names of what such files hold, in UTF-16
    (
        "__substg1.0_",
        "an Outlook message (.msg): open it in Outlook on the web or another mail program, and save it as .eml; or print it to a PDF",
    ),
    ("WordDocument", "a Word document of before 2007 (.doc): open it in a word processor, and save it as .docx"),
    ("", "an office document: save it as plain text first"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings that pages and files of news are found in; a name outside them (rot13, utf-7, ...) is never obeyed.
_KNOWN = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 cp932 cp949 koi8-r koi8-u "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 "
    "gb18030 big5hkscs euc_jp euc_kr iso2022_jp mac-roman mac-cyrillic".split()
)
# As browsers read these names: the wider encoding that people meant.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",  # a declaration that could be read at all was not written in UTF-16
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_GUESSES = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r koi8_u cp866 iso8859_2 iso8859_5 iso8859_7 gb18030 big5 "
    "shift_jis euc_jp euc_kr cp874 mac_roman".split()
)
_SAMPLE = 64 * 1024  # bytes that a guess looks at
_BINARY_SHARE = 0.05  # control bytes: near 0.1 in compressed or random bytes, 0 in text
_BINARY_COUNT = 3  # a stray one or two say nothing about a short text

_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")
_LINE_END = re.compile("\r\n|[\r\v\f\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SEEN = re.compile("[^\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_WESTERN = re.compile(r"[^\W\d_][¡¢¤¥¦§¨©«¬®¯±²³´¸¹¼½¾¿×÷][^\W\d_]|[^\W\d_][¹³¿](?!\w)")  # signs where letters must stand
_MAX_MARKS = 200  # combining marks in a row: playful texts have some dozens, and putting them in order takes time with their square
_MAYBE_MARKS = re.compile(f"[^\x00-\u02ff]{{{_MAX_MARKS + 1},}}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that it was read in, and a note for the reader where that is a guess or lost something."""

    text: str
    encoding: str
    note: str | None = None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`: by byte order mark, as UTF-8, as declared, else as a library guesses; raises CannotLoad where it is no text."""
    if len(data) > MAX_BYTES:
        raise CannotLoad(f"larger than {MAX_BYTES // 2**20} MB: split it into single reports")
    if not data.strip():
        raise CannotLoad("empty: there is nothing to read")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise CannotLoad(f"not text but {what}")
    if data.startswith(_COMPOUND):
        raise CannotLoad(f"not text but {next(what for name, what in _WITHIN if name.encode('utf-16-le') in data)}")
    for bom, encoding in _BOMS:
        if data.startswith(bom) and not (encoding == "utf-32-le" and len(data) % 4):
            return _replacing(data[len(bom) :], encoding, f"marked as {encoding}")
    if wide := _wide(data):
        return _replacing(data, wide, f"read as {wide}, which it does not say it is", always=True)
    _refuse_binary(data)
    return _unmarked(data, known(declared))


def known(name: str | None) -> str | None:
    """Python's name of a declared encoding, widened as browsers do; None where it is none that texts are written in."""
    try:
        name = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(name, name)
    return name if name in _KNOWN else None


def _unmarked(data: bytes, declared: str | None) -> Decoded:
    seven_bits = ["iso2022_jp"] if declared == "iso2022_jp" else []  # it passes for UTF-8
    for encoding in [*seven_bits, "utf-8", declared]:
        try:
            if encoding:
                return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    mended = data.decode("utf-8", "replace")
    lost, fine = mended.count("\ufffd"), sum(character > "\x7f" for character in mended)
    if lost * 10 < fine:
        return Decoded(mended, "utf-8", _loss("read as utf-8", lost))
    guess = _guess(data)
    return _replacing(data, guess, f"read as {guess}, a guess: where letters look wrong, save it as UTF-8", always=True)


def _replacing(data: bytes, encoding: str, note: str, *, always: bool = False) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    if lost:
        return Decoded(text, encoding, _loss(note, lost))
    return Decoded(text, encoding, note if always else None)


def _loss(note: str, lost: int) -> str:
    return f"{note}; {lost} unreadable character{'s' * (lost > 1)} shown as \ufffd"


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark, told by its zero bytes: every other byte, where the letters are Latin."""
    sample = data[: _SAMPLE & ~1]
    even, odd, least = sample[::2].count(0), sample[1::2].count(0), max(2, len(sample) * 0.2)
    if len(data) % 2 == 0 and odd >= least and even * 20 < odd:
        return "utf-16-le"
    if len(data) % 2 == 0 and even >= least and odd * 20 < even:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls > max(_BINARY_COUNT, len(sample) * _BINARY_SHARE):
        raise CannotLoad(f"not text but binary data ({controls} control bytes in the first {len(sample)}): name a file with text")


def _guess(data: bytes) -> str:
    """Western where mostly ASCII letters with no sign in the midst of a word, else what charset-normalizer says of the first such lines."""
    from charset_normalizer import from_bytes

    sample = _sample(data)
    try:
        western = sample.decode("cp1252")
        letters = sum(character.isalpha() for character in western)
        if sum(character > "\x7f" for character in western) * 4 < letters and not _NOT_WESTERN.search(western):
            return "cp1252"
    except UnicodeDecodeError:
        pass
    best = from_bytes(sample, cp_isolation=_GUESSES, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _sample(data: bytes) -> bytes:
    """Whole words from the line where ASCII ends, so that no character of several bytes is cut."""
    high = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, high.start()) + 1 if high else 0
    start = max(start, high.start() - _SAMPLE // 2 if high else 0)
    sample = data[start : start + _SAMPLE]
    whole = max(sample.rfind(b" "), sample.rfind(b"\n"))
    return sample if start + _SAMPLE >= len(data) or whole < 1 else sample[:whole]


def normalise(text: str) -> tuple[str, str | None]:
    r"""The text as it is kept, NFC with `\n` as its only line end, and a note where characters had to be replaced.

    Carriage returns, form feeds, vertical tabs and U+2028/2029 end lines. One for one: other C0 controls and DEL become spaces (they could
    drive a terminal), C1 controls the character of windows-1252 that was meant, lone surrogates and U+FFFE/FFFF (which no file can hold)
    U+FFFD. Zero-width and bidirectional characters are kept: they are the report's. Raises CannotLoad for endless runs of combining marks.
    """
    text = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    text, count = _UNFIT.subn(lambda found: _fit(found[0]), text)
    note = f"{count} control or broken character{'s' * (count > 1)} replaced" if count else None
    if not text.isascii() and not unicodedata.is_normalized("NFC", _bounded(text)):
        text = unicodedata.normalize("NFC", text)
    return text, note


def _fit(character: str) -> str:
    if "\x80" <= character <= "\x9f":
        return bytes([ord(character)]).decode("cp1252", "replace")
    return " " if character <= "\x7f" else "\ufffd"


def _bounded(text: str) -> str:
    """The same text, proved to have no run of marks that would take for ever to put in order."""
    for stretch in _MAYBE_MARKS.findall(text):
        runs = (sum(1 for _ in run) for marks, run in groupby(map(unicodedata.combining, stretch), bool) if marks)
        if max(runs, default=0) > _MAX_MARKS:
            raise CannotLoad(f"more than {_MAX_MARKS} combining marks on one letter: no writing has that; take them out")
    return text


def is_blank(text: str) -> bool:
    """Whether nothing of the text would be seen."""
    return not _SEEN.search(text)
