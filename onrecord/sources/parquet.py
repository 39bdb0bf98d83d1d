"""Parquet: `.parquet`, a report a row, at `path#row`; columns by their usual names, or as --column says; needs the extra parquet."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import CannotLoad, MissingExtra
from onrecord.records import Report, Unread
from onrecord.sources import rows
from onrecord.sources.columns import columns_of
from onrecord.sources.decoding import MAX_BYTES
from onrecord.sources.nested import buffered, present, taken
from onrecord.sources.reports import NOTHING, Facts

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

SUFFIXES = (".parquet",)

_MAGIC = b"PAR1"
_AT_ONCE = 16  # rows; texts are long
_MAX_TEXT = 16 * 2**20  # bytes
_MAX_GROUP = 2 * 2**30  # bytes of a group of rows, as it says itself: pages in it are unpacked whole


def knows(head: bytes) -> bool:
    """Whether a file that starts like this is Parquet."""
    return head.startswith(_MAGIC)


def load(data: bytes, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """As `stream`."""
    yield from stream(buffered(data), path, around)


def stream(file: BufferedReader, path: str, around: Facts = NOTHING) -> Iterator[Report | Unread]:
    """The reports of the rows; raises CannotLoad where there is no table, and MissingExtra without pyarrow."""
    if not file.peek(4).startswith(_MAGIC):
        raise CannotLoad("no Parquet, whatever its name says: name it by what it is")
    whole = file if file.seekable() else BytesIO(taken(file, present(), MAX_BYTES))
    table = _opened(whole)
    columns = columns_of([field.name for field in table.schema_arrow])
    _check(table)
    number = 0
    for number, cells in enumerate(_rows(table, columns), start=1):
        at = f"{path}#{number}"
        try:
            row = {field: _value(cell) for field, cell in cells.items()}
        except CannotLoad as error:
            yield Unread(at, str(error))
        else:
            yield rows.report(row, at, path, around)
    if not number:
        raise CannotLoad("empty: the table has no rows")


def _opened(file: BinaryIO) -> ParquetFile:
    if find_spec("pyarrow") is None:
        raise MissingExtra("Parquet needs pyarrow: pip install 'onrecord[parquet]'")
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        return ParquetFile(file, buffer_size=2**20)
    except (ArrowException, OSError, ValueError) as error:
        raise CannotLoad(f"no Parquet, or a damaged file ({_first(error)}): write it once more") from error


def _check(table: ParquetFile) -> None:
    """Raises CannotLoad where rows would be unpacked that are more than fits; of columns pyarrow can't be asked: damaged ones end it."""
    if any(table.metadata.row_group(number).total_byte_size > _MAX_GROUP for number in range(table.metadata.num_row_groups)):
        raise CannotLoad(f"a row group of more than {_MAX_GROUP // 2**30} GB: write it with smaller ones")


def _rows(table: ParquetFile, columns: dict[str, str]) -> Iterator[dict[str, Any]]:
    from pyarrow import ArrowException

    try:
        for batch in table.iter_batches(_AT_ONCE, columns=list(dict.fromkeys(columns.values())), use_threads=False):
            for number in range(batch.num_rows):
                yield {field: batch.column(name)[number] for field, name in columns.items()}
    except (ArrowException, OSError, ValueError) as error:
        raise CannotLoad(f"damaged ({_first(error)}): write it once more") from error


def _value(cell: Any) -> object:
    """A cell as a plain value, None where it is nothing that a report has; raises CannotLoad where it is too long."""
    buffer = cell.as_buffer() if cell.is_valid and hasattr(cell, "as_buffer") else None
    if buffer is not None and buffer.size > _MAX_TEXT:
        raise CannotLoad(f"a text of more than {_MAX_TEXT // 2**20} MB: split it into single reports")
    try:
        return cell.as_py()
    except (ValueError, OverflowError):  # bytes that are no text, a day after the year 9999
        return None


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
