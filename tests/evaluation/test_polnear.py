import pytest

from onrecord.errors import CannotLoad
from onrecord.evaluation.polnear import articles, join

TEXT = 'Ann said "no.\nNever."\nBob agreed.\n'
FIRST = (
    'T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 13;14 21\t"no. Never."\n'
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n\nA1\tnote E1\n"
)


@pytest.fixture
def part(tmp_path):
    """A folder in PolNeAR's form; fill it with `part(text, name=annotation...)`."""

    def write(text, **annotations):
        for folder in ("text", "attributions"):
            (tmp_path / folder).mkdir()
        (tmp_path / "text" / "one.txt").write_bytes(text.encode())
        for name, annotation in annotations.items():
            (tmp_path / "attributions" / f"one_{name}.ann").write_text(annotation, encoding="utf-8")
        return tmp_path

    return write


def test_pieces_parted_by_a_line_break_are_one(part):
    (article,) = articles(part(TEXT, a=FIRST))
    assert article.annotations == [[{"source": [(0, 3)], "cue": [(4, 8)], "content": [(9, 21)]}]]


def test_annotators_come_in_the_order_of_their_names(part):
    (article,) = articles(part(TEXT, b=FIRST, a=""))
    assert [len(found) for found in article.annotations] == [0, 1]


def test_further_pieces_have_numbered_roles(part):
    annotation = "T1\tContent 0 3\tAnn\nT2\tContent 22 25\tBob\nE1\tAttribution:T1 Content:T1 Content2:T2\n"
    (article,) = articles(part(TEXT, a=annotation))
    assert article.annotations[0][0]["content"] == [(0, 3), (22, 25)]


def test_offsets_follow_a_text_into_its_normal_form(part):
    (article,) = articles(part("Rene\u0301\r\nsaid no", a="T1\tCue 7 11\tsaid\nE1\tAttribution:T1 Cue:T1\n"))
    assert article.text == "Ren\u00e9\nsaid no"
    ((a, b),) = article.annotations[0][0]["cue"]
    assert article.text[a:b] == "said"


def test_an_article_that_nobody_annotated_is_left_out(part):
    assert list(articles(part(TEXT))) == []


@pytest.mark.parametrize("line", ["T1\tSource 0\tAnn", "T1\tSource\tAnn", "T1\tSource a b\tAnn", "E1\tAttribution:T1 Source"])
def test_a_line_that_brat_would_not_write_is_named(part, line):
    with pytest.raises(CannotLoad, match=r"one_a\.ann, line 2: .*brat"):
        list(articles(part(TEXT, a=f"\n{line}\n")))


def test_a_file_that_is_not_utf8_is_named(part):
    folder = part(TEXT, a="")
    (folder / "text" / "one.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(CannotLoad, match=r"one\.txt.*UTF-8"):
        list(articles(folder))


def test_overlapping_pieces_are_joined_and_empty_ones_dropped():
    assert join([(4, 8), (0, 3), (2, 6), (9, 9)], "abc defgh") == [(0, 8)]
