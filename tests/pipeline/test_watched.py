"""A record that tells of what is taken."""

from onrecord.pipeline.watched import Watched
from onrecord.records import Part, Question
from tests.builders import dossier
from tests.exports.holding import Holding

ITEM = dossier("[who:1 Norvik] [said:1 said] [what:1 no].")
QUESTION = Question(id="q", text="?")


def test_everything_that_is_taken_is_told_of_as_it_is_taken():
    seen = []
    watched = Watched(Holding((ITEM, ITEM), others=(QUESTION,)), seen.append)
    first = watched.dossiers()
    assert seen == []
    assert next(first) is ITEM
    assert seen == [ITEM]
    assert [*first, *watched.readings(), *watched.rest(), *watched.questions()] == [ITEM, ITEM, ITEM, QUESTION, QUESTION]
    assert seen == [ITEM] * 4 + [QUESTION] * 2


def test_another_part_is_told_of_too():
    seen = []
    part = Part(outlet="Star")
    watched = Watched(Holding((ITEM,)), seen.append).of(part)
    assert watched.part == part
    assert [*watched.dossiers()] == seen == [ITEM]
    assert [*watched.meeting("nobody")] == []
