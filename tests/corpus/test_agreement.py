"""Two readings of the same reports are compared layer by layer, with figures that can be worked out by hand."""

import json
import shutil
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.agreed import as_json, lines
from onrecord.corpus.agreement import LABELS, Agreement, agree, compare
from onrecord.corpus.coefficients import Agreed
from onrecord.corpus.pairing import closest, pair
from onrecord.corpus.values import Marked, MarkedSpeaker, MarkedStatement
from onrecord.errors import BadMarks, NotFound
from onrecord.evaluation.figures import Figure
from onrecord.records import Act, Assertion, Manner, Span, Zone
from tests.corpus.conftest import SMALL

AFFAIR = SMALL / "reports" / "quarry-road"
TEXT = "Ada said no fish came. Bo said that Cy said yes. He left. Some say it rains."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def said(name: str, source: str, cue: str, content: str, **more) -> MarkedStatement:
    return MarkedStatement(
        **{"id": name, "source": at(source), "cue": at(cue), "content": at(content), "manner": Manner.INDIRECT, "act": Act.STATE} | more
    )


def who(name: str, *mentions: str) -> MarkedSpeaker:
    return MarkedSpeaker(id=name, name=name, kind="person", mentions=tuple(at(words)[0] for words in mentions))


A = Marked(
    name="01-a",
    reader="a",
    text=TEXT,
    zones=(Zone("headline", at("Ada said")[0]), Zone("credit", at("He left")[0])),
    speakers=(who("ada", "Ada"), who("bo", "Bo", "He"), who("cy", "Cy")),
    statements=(
        said("s1", "Ada", "said", "no fish came", speaker="ada", said_on="2030"),
        said("s2", "Bo", "said that", "that Cy said yes", speaker="bo", channel="call"),
        said("s3", "Cy", "said yes", "yes", parent="s2", speaker="cy"),
    ),
    unsourced=(Assertion("vague", at("Some say it rains")[0]),),
)
B = replace(
    A,
    reader="b",
    zones=(Zone("headline", at("Ada said")[0]), Zone("deck", at("He left")[0])),
    speakers=(who("x", "Ada", "He"), who("y", "Bo"), who("z", "Cy")),
    statements=(
        said("t1", "Ada", "said", "fish came.", act=Act.DENY, speaker="x", said_on="2030"),  # two of three words
        said("t2", "Bo", "said", "that Cy said yes", speaker="y"),
        said("t3", "Cy", "said yes", "yes", speaker="z"),
        said("t4", "He", "left", "it rains", manner=Manner.DIRECT),
    ),
    unsourced=(Assertion("unsourced", at("say it rains")[0]),),
)


def figures(found: object) -> list[Figure | Agreed]:
    """Every figure in an agreement, however deep."""
    if isinstance(found, Figure | Agreed):
        return [found]
    inner = found.values() if isinstance(found, dict) else ([getattr(found, f.name) for f in fields(found)] if is_dataclass(found) else [])
    return [figure for each in inner for figure in figures(each)]


def by_hand() -> Agreement:
    return compare([pair("r", A, B)])


class TestFiguresByHand:
    def test_statements_are_matched_by_half_of_their_words(self):
        assert pair("r", A, B).statements == {"s1": "t1", "s2": "t2", "s3": "t3"}
        found = by_hand()
        assert (found.reports, found.statements, found.matched) == (1, (3, 4), 3)
        assert found.link == Figure(3 / 4, 1.0, 4, 3)
        assert found.link.f1 == pytest.approx(6 / 7)

    def test_spans_are_the_same_or_share_words(self):
        content, source = by_hand().parts["content"], by_hand().parts["source"]
        assert content.exact == Figure(2 / 4, 2 / 3, 4, 3)
        # b's contents lie whole in a's but for "it rains"; of a's "no fish came" two of three words are in b's
        assert content.soft.precision == pytest.approx(3 / 4)
        assert content.soft.recall == pytest.approx((2 / 3 + 1 + 1) / 3)
        assert source.exact == Figure(3 / 4, 1.0, 4, 3)

    def test_labels_are_compared_where_statements_match(self):
        labels = by_hand().labels
        assert labels["manner"] == Agreed(3, 1.0, 1.0)
        # state deny, state state, state state: 1 - 5 * 2 / (36 - 25 - 1)
        assert labels["act"] == Agreed(3, pytest.approx(2 / 3), pytest.approx(0.0))
        # none none, none none, (s2) none: the same shape
        assert labels["parent"] == Agreed(3, pytest.approx(2 / 3), pytest.approx(0.0))
        assert labels["said_on"] == Agreed(3, 1.0, 1.0)
        assert labels["channel"].share == pytest.approx(2 / 3)
        assert labels["speaker"].share == 1.0

    def test_characters_are_units(self):
        # in contents: a 12 + 16, b 9 ("fish came" without "no ") + 1 (its stop) + 16 + 8; they differ on 3 + 1 + 8
        found = by_hand().characters["content"]
        size, ones, others, differ = len(TEXT), 28, 34, 12
        inside = ones + others
        outside = 2 * size - inside
        assert found.units == size
        assert found.share == pytest.approx((size - differ) / size)
        assert found.alpha == pytest.approx(1 - (2 * size - 1) * 2 * differ / ((2 * size) ** 2 - inside**2 - outside**2))

    def test_speakers_are_clusters_of_mentions(self):
        # a: {Ada} {Bo He} {Cy}; b: {Ada He} {Bo} {Cy}
        found = by_hand()
        assert found.mentions == Figure(1.0, 1.0, 4, 4)
        assert found.speakers.precision == pytest.approx((1 / 2 + 1 / 2 + 1 + 1) / 4)
        assert found.speakers.recall == pytest.approx((1 + 1 / 2 + 1 / 2 + 1) / 4)

    def test_layers_are_the_same_or_share_half_of_their_words(self):
        layers = by_hand().layers
        assert layers["zones"].exact.f1 == pytest.approx(1 / 2)
        assert layers["zones"].half.f1 == 1.0
        assert layers["zones"].kinds.share == 1 / 2
        assert layers["unsourced"].exact.f1 == 0.0
        assert layers["unsourced"].half.f1 == 1.0

    def test_what_neither_has_is_no_figure(self):
        told = as_json(by_hand())
        assert told["layers"]["wording"]["exact"] == {"precision": None, "recall": None, "f1": None, "a": 0, "b": 0}
        assert told["labels"]["act"]["alpha"] == pytest.approx(0.0)
        assert told["links"] is None
        assert any(line.split() == ["wording", "exact", "-", "0", "0"] for line in lines(by_hand()))


class TestAReading:
    def test_agrees_with_itself_in_everything(self):
        found = agree(SMALL / "reports", SMALL / "reports")
        assert found.links
        told = figures(found)
        assert len(told) > 30
        for figure in told:
            if isinstance(figure, Agreed):
                assert figure in (Agreed(0, None, None), Agreed(figure.units, 1.0, 1.0))
            elif figure.gold or figure.predicted:
                assert figure.f1 == pytest.approx(1.0)

    @given(st.data())
    def test_agrees_with_another_as_the_other_with_it(self, data):
        one, other = data.draw(readings()), data.draw(readings())
        ab, ba = compare([pair("r", one, other)]), compare([pair("r", other, one)])
        assert (ab.matched, ab.statements) == (ba.matched, ba.statements[::-1])
        for x, y in zip(figures(ab), figures(ba), strict=True):
            if isinstance(x, Agreed):
                assert x == y
            else:
                assert (x.precision, x.recall, x.predicted, x.gold) == pytest.approx((y.recall, y.precision, y.gold, y.predicted))

    @given(st.data())
    def test_whatever_it_is_agrees_with_itself(self, data):
        one = data.draw(readings())
        found = compare([pair("r", one, one)])
        assert all(found.labels[name].share in (None, 1.0) for name in LABELS)
        assert found.link.f1 == (1.0 if one.statements else 0.0)
        assert found.speakers.f1 == pytest.approx(1.0 if any(each.mentions for each in one.speakers) else 0.0)


@st.composite
def readings(draw) -> Marked:
    """Statements and speakers over the words of the text, as they come; no two statements are of the same words."""
    words = [Span(start, start + len(word)) for word in TEXT.split() for start in [TEXT.index(word)]]
    span = st.sampled_from(words)
    kinds = st.sampled_from(["person", "office"])
    speakers = tuple(
        MarkedSpeaker(id=f"p{i}", name="x", kind=draw(kinds), mentions=tuple(draw(st.sets(span, max_size=3))))
        for i in range(draw(st.integers(0, 3)))
    )
    names = st.sampled_from([None, *(each.id for each in speakers)])
    contents = draw(st.lists(st.tuples(span, span), max_size=5, unique_by=lambda each: each[0]))
    statements = tuple(
        MarkedStatement(
            id=f"s{i}",
            source=(source,),
            content=(content,),
            manner=draw(st.sampled_from(Manner)),
            act=draw(st.sampled_from(Act)),
            speaker=draw(names),
            parent=draw(st.sampled_from([None, *(f"s{j}" for j in range(i))])),
        )
        for i, (content, source) in enumerate(contents)
    )
    zones = tuple(Zone("deck", each) for each in draw(st.sets(span, max_size=2)))
    return Marked(name="01-x", reader="a", text=TEXT, speakers=speakers, statements=statements, zones=zones)


class TestPairs:
    def test_are_the_nearest_first(self):
        assert closest([(0.6, 0, 0), (0.9, 0, 1), (0.7, 1, 1), (0.0, 1, 0)]) == {0: 1}

    @given(st.lists(st.tuples(st.sampled_from([0.5, 1.0]), st.integers(0, 3), st.integers(0, 3)), unique_by=lambda each: each[1:]))
    def test_are_the_same_from_both_sides(self, near):
        swapped = closest((nearness, j, i) for nearness, i, j in near)
        assert closest(near) == {i: j for j, i in swapped.items()}

    def test_are_of_one_text(self):
        with pytest.raises(BadMarks, match="not of the same text"):
            pair("r", A, replace(A, text=TEXT + "!"))
        with pytest.raises(BadMarks, match="without the text"):
            pair("r", replace(A, text=""), replace(A, text=""))


class TestFolders:
    def test_are_compared_file_by_file_and_what_one_lacks_is_told(self, small):
        reading = small / "readings" / "b" / "quarry-road"
        reading.mkdir(parents=True)
        shutil.copy(AFFAIR / "01-tesk-wire.toml", reading)
        found = agree(small / "reports", small / "readings" / "b")
        assert (found.reports, found.only, found.links) == (1, ("quarry-road/02-fjordside-mail.toml",), None)
        assert "in one reading only: quarry-road/02-fjordside-mail.toml" in list(lines(found))

    def test_must_have_something_in_common(self, tmp_path):
        (tmp_path / "b").mkdir()
        with pytest.raises(NotFound, match="same name in both"):
            agree(AFFAIR, tmp_path / "b")

    def test_have_links_that_are_compared_in_the_names_of_the_other(self, small, affair, change):
        other = small / "readings" / "b" / "quarry-road"
        shutil.copytree(affair, other)
        links = other / "links.toml"
        text = links.read_text(encoding="utf-8").replace("ivo-lanterin", "mayor").replace('"road"', '"q1"').replace('"01:s1"', '"01:t1"')
        links.write_text(text.replace("building the quarry road", "whether the quarry road is built"), encoding="utf-8")
        change(other / "01-tesk-wire.toml", 'id = "s1"', 'id = "t1"')
        change(links, 'relation = "altered"', 'relation = "trimmed"')
        change(links, 'position = "open"', 'position = "oppose"')
        change(links, 'speakers = ["01:sorn", "02:sorn"]', 'speakers = ["01:sorn"]')
        found = agree(affair, other).links
        assert found.matches.f1 == found.copies.f1 == found.questions.f1 == found.positions.f1 == 1.0
        assert found.relations.share == 1 / 2
        assert found.stands.share == 0.0
        # of Sorn's three mentions, two in the first report and one in the second, b parts the third from the two others
        assert found.identities.precision == 1.0
        assert found.identities.recall == pytest.approx((13 + 2 / 3 + 2 / 3 + 1 / 3) / 16)

    def test_may_be_two_files_of_any_names(self, affair, tmp_path):
        shutil.copytree(affair, tmp_path / "x" / "quarry-road")
        assert agree(affair / "01-tesk-wire.toml", tmp_path / "x" / "quarry-road" / "01-tesk-wire.toml").matched == 8


def test_the_figures_can_be_written_as_json():
    assert json.loads(json.dumps(as_json(agree(AFFAIR, AFFAIR))))["links"]["matches"]["f1"] == 1.0
