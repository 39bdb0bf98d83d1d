"""Pages of what was found: the same as find gives, with counts."""

import pytest

from onrecord.archive.browse import browse, listed, reach
from onrecord.archive.find import find
from onrecord.archive.query import parse
from onrecord.records import Manner, Part
from tests.archive.filled import fill, said


@pytest.mark.parametrize("words", [None, "quay", "fog OR quay", "vote", "mayor NOT quay"])
@pytest.mark.parametrize("part", [Part(), Part(manner=Manner.INDIRECT)], ids=["all", "indirect"])
def test_the_pages_together_are_what_find_gives(archive, words, part):
    fill(archive, [said(number, outlet="The Post") for number in range(1, 12)])
    query = parse(words) if words else None
    with archive.reading() as connection:
        whole = [(hit.report.id, hit.statement) for hit in find(connection, query, part, limit=100).hits]
        known = listed(connection, query, part, most=reach(4, 60), best=500)  # for all of them
        pages = [browse(connection, query, part, known, limit=4, offset=offset) for offset in range(0, 60, 4)]
    assert [(hit.report.id, hit.statement) for page in pages for hit in page.found.hits] == whole
    assert {page.counted.statements for page in pages} == {sum(statement is not None for _, statement in whole)}
    assert [page.found.more for page in pages] == [4 * (i + 1) < len(whole) for i in range(len(pages))]
