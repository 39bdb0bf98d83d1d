"""Answers are unpacked as they come, and no further than they may."""

import gzip
import time
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CannotLoad
from onrecord.fetching.body import whole

PACKED = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    "X-GZIP ": gzip.compress,
    "deflate": zlib.compress,
}


def cut(data: bytes, places: list[int]) -> list[bytes]:
    ends = sorted(place % (len(data) + 1) for place in places)
    return [data[start:end] for start, end in zip([0, *ends], [*ends, len(data)], strict=True)]


@given(
    data=st.binary(max_size=300).map(lambda data: data * 20),
    coding=st.sampled_from(sorted(PACKED)),
    places=st.lists(st.integers(0), max_size=9),
)
def test_what_was_packed_is_unpacked_however_it_is_cut(data, coding, places):
    assert whole(cut(PACKED[coding](data), places), coding, 10_000) == (data, False)


@given(data=st.binary(max_size=300), coding=st.sampled_from(sorted(PACKED)), most=st.integers(0, 400))
def test_never_gives_more_than_it_may_and_tells_whether_there_is_more(data, coding, most):
    taken, more = whole([PACKED[coding](data)], coding, most) if coding in ("", "identity") else whole([PACKED[coding](data)], coding, 400)
    assert taken == data[: most if coding in ("", "identity") else 400]
    assert more is (len(data) > len(taken))


@given(data=st.binary(max_size=200), places=st.lists(st.integers(0), max_size=5))
def test_anything_is_unpacked_or_refused(data, places):
    for coding in ("gzip", "deflate"):
        with suppress(CannotLoad):
            assert len(whole(cut(data, places), coding, 1000)[0]) <= 1000


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "identity, gzip", "x" * 500])
def test_other_ways_of_packing_are_refused(coding):
    with pytest.raises(CannotLoad, match="not asked for"):
        whole([b"told"], coding, 10)


def test_what_is_appended_is_left_out():
    assert whole([gzip.compress(b"told") + b"\0" * 100, b"more"], "gzip", 100) == (b"told", False)


def test_a_thousand_little_parts_take_no_time():
    began = time.process_time()
    part = gzip.compress(b"")
    assert whole([part * 3000 for _ in range(30)], "gzip", 10**7) == (b"", False)
    assert time.process_time() - began < 20


def test_what_unpacks_for_ever_is_left_where_it_is_too_much():
    drawn = 0

    def endless():
        nonlocal drawn
        engine = zlib.compressobj(wbits=31)
        while True:
            drawn += 1
            yield engine.compress(bytes(1_000_000)) + engine.flush(zlib.Z_SYNC_FLUSH)

    taken, more = whole(endless(), "gzip", 3_000_000)
    assert (len(taken), more) == (3_000_000, True)
    assert drawn < 10
