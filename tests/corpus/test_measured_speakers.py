"""Speakers, roles and references measured on marked reports, and the rules that bring mentions together."""

from dataclasses import replace

from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.corpus import measured_rules
from onrecord.corpus.measured import measure
from onrecord.corpus.measured_speakers import SOURCES
from onrecord.records import Role
from tests.corpus.conftest import SMALL
from tests.corpus.test_measured import ALL, Finds

STATEMENTS = sum(len(marked.statements) for marked, *_ in ALL)


class Knows(Finds):
    """Reads what people marked, with roles and with what contents point to; `change` works on the reading."""

    def __init__(self, alter=lambda reading: reading) -> None:
        super().__init__()
        self._alter = alter

    def read(self, report):
        reading = super().read(report)
        marked = next(one for one, *_ in ALL if one.text == report.text)
        roles = {each.id: tuple(Role(role.title, role.of, role.span) for role in each.roles) for each in marked.speakers}
        to = {each.id: each.refers_to[0].to for each in marked.statements if each.refers_to}
        return self._alter(
            replace(
                reading,
                speakers=tuple(replace(each, roles=roles[each.id]) for each in reading.speakers),
                statements=tuple(replace(each, refers_to=to.get(each.id)) for each in reading.statements),
            )
        )


def test_a_reader_that_knows_everybody_has_every_speaker_and_role():
    found = measure(Knows(), SMALL, "train").speakers
    assert found.all.found.right == found.all.found.of == STATEMENTS
    assert found.reports == 2
    for roles in (found.roles, found.roles_of):
        assert (roles.precision, roles.recall) == (1.0, 1.0)


def test_every_statement_has_one_kind_of_source_and_one_of_outlet():
    found = measure(Knows(), SMALL, "train").speakers
    assert list(found.sources) == list(SOURCES)
    assert sum(each.found.of for each in found.sources.values()) == STATEMENTS
    assert sum(each.found.of for each in found.kinds.values()) == STATEMENTS


def test_the_floor_knows_names_alone():
    found = measure(Knows(), SMALL, "train").speakers
    assert found.all.floor.right < found.all.found.right
    assert found.sources["name"].floor.right > 0


def test_a_reader_that_makes_one_of_everybody_is_right_about_one():
    def one(reading):
        first = reading.speakers[0].id
        return replace(reading, statements=tuple(replace(each, speaker=first) for each in reading.statements))

    assert measure(Knows(one), SMALL, "train").speakers.all.found.value < 0.7


def test_who_gives_nobody_is_right_only_where_nobody_is_marked():
    def none(reading):
        return replace(reading, speakers=(), statements=tuple(replace(each, speaker=None) for each in reading.statements))

    found = measure(Knows(none), SMALL, "train").speakers
    nobody = sum(each.speaker is None for marked, *_ in ALL for each in marked.statements)
    assert found.all.found.right == found.sources["nobody"].found.right == nobody


def test_a_wrong_title_is_no_role_found():
    def other(reading):
        speakers = (replace(each, roles=tuple(Role("king", None, role.span) for role in each.roles)) for each in reading.speakers)
        return replace(reading, speakers=tuple(speakers))

    assert measure(Knows(other), SMALL, "train").speakers.roles.precision == 0


def test_rules_are_measured_on_the_marked_statements():
    found = measured_rules.measure(ALL)
    assert "name" in found
    assert all(share.of > 0 for share in found.values())
    assert all(share.right <= share.of for share in found.values())


def test_the_figures_are_told():
    told = CliRunner().invoke(commands, ["evaluate", "--corpus", str(SMALL), "--split", "train"]).output
    for line in ("right speaker, 2 reports", "all statements", "roles, title", "mentions by rule"):
        assert line in told
