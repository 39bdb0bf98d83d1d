"""A reader's speakers beside OntoGUM's chains."""

from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.evaluation.on_ontogum import lines, measure
from onrecord.records import Coverage, Manner, Reading, Report, Span, Speaker, Statement


class Finds:
    """Gives the places of some words to one speaker each."""

    def __init__(self, *speakers: tuple[str, ...], kind: str = "person", quoted: str | None = None) -> None:
        self._speakers, self._kind, self._quoted = speakers, kind, quoted

    def read(self, report: Report) -> Reading:
        def span(words: str) -> Span:
            return Span(report.text.index(words), report.text.index(words) + len(words))

        made = [
            Speaker(id=f"s{k}", name=words[0], kind=self._kind, mentions=tuple(sorted(map(span, words))))
            for k, words in enumerate(self._speakers)
        ]
        said = [Statement(id="a", content=(span(self._quoted),), manner=Manner.DIRECT, speaker="s0")] if self._quoted else []
        coverage = Coverage(chars=1, chars_read=1, sentences=1, sentences_with_statement=0)
        return Reading(report_id=report.id, model="x@1", statements=tuple(said), speakers=tuple(made), coverage=coverage)


def test_everybody_found_is_a_whole_score(ontogum):
    found = measure(Finds(("Minister Ada Pell", "her", "She")), ontogum, "train")
    assert found.all.conll == found.persons.conll == found.all_by_head.conll == 1.0


def test_a_name_without_its_title_is_the_same_by_its_head_alone(ontogum):
    found = measure(Finds(("Ada Pell", "her", "She")), ontogum, "train")
    assert found.persons_by_head.conll == 1.0
    assert found.persons.conll < 0.9


def test_a_pronoun_that_is_missed_lowers_recall(ontogum):
    found = measure(Finds(("Ada Pell", "She")), ontogum, "train").persons_by_head
    assert (found.muc.precision, found.muc.recall) == (1.0, 0.5)


def test_bodies_count_only_among_all(ontogum):
    found = measure(Finds(("Minister Ada Pell", "her", "She"), kind="organisation"), ontogum, "train")
    assert (found.all.conll, found.persons.conll) == (1.0, 0.0)


def test_somebody_with_one_mention_is_no_chain(ontogum):
    assert measure(Finds(("She",)), ontogum, "train").all.mentions.predicted == 0


def test_the_figures_are_told(ontogum):
    told = "\n".join(lines(measure(Finds(("Ada Pell", "her")), ontogum, "train")))
    assert "OntoGUM, train: 1 documents" in told
    assert "CoNLL" in told


def test_evaluate_measures_the_model_on_ontogum(ontogum):
    result = CliRunner().invoke(commands, ["evaluate", "--ontogum", str(ontogum), "--split", "train"])
    assert result.exit_code == 0, result.output
    assert "persons, same head" in result.output
