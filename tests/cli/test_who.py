"""Who is who, as a shell asks and decides it, on both databases."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive.database import open_archive
from onrecord.cli import commands
from onrecord.pipeline.link import link
from tests.archive.people import fill, told

REPORTS = (
    told(1, "Mayor Hedda Norvik", "Runa Thale"),
    told(2, "Mayor Hedda Norvik", "Ivo Pell", published="2031-05-02"),
    told(3, "Hetta Norwik", published="2031-05-03"),
)


class Shell:
    """Commands on one record."""

    def __init__(self, where: str) -> None:
        self.settings = {"ONRECORD_RECORD": where, "ONRECORD_AUTHOR": "ana"}

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What a command wrote on standard output; `said` is what it wrote on standard error."""
        done = CliRunner().invoke(commands, arguments, env=self.settings)
        self.said = done.stderr
        assert done.exit_code == status, done.stderr or done.exception
        return done.stdout

    def ledger(self) -> list[dict]:
        return [json.loads(line) for line in self("judge", "--links", "--format", "jsonl").splitlines()]


@pytest.fixture
def shell(where):
    archive = open_archive(where, create=True)
    fill(archive, *REPORTS)
    list(link(archive))
    archive.close()
    return Shell(where)


def one(shell, name):
    (line,) = shell("who", name, "--format", "jsonl").splitlines()
    return json.loads(line)


def test_each_role_names_the_reports_that_give_it(shell):
    (role,) = one(shell, "Hedda Norvik")["roles"]
    first, second = (made.report.id for made in REPORTS[:2])
    assert (role["title"], role["reports"]) == ("Mayor", [first, second])
    assert f"Mayor, 2031-05-01 to 2031-05-02; {first}, {second}" in shell("who", "Hedda Norvik")


def test_a_role_that_a_decision_contradicts_is_shown_as_differing_and_kept(shell):
    shell("who", "Hedda Norvik", "--role", "Mayor", "--of", "Dolm", "--from", "2031-05-01")
    shell("who", "Hedda Norvik", "--role", "Mayor", "--of", "Kastell", "--from", "2031-05-01")
    of_places = {role["of"]: role["differs"] for role in one(shell, "Hedda Norvik")["roles"] if role["of"]}
    assert of_places == {"Dolm": True, "Kastell": True}
    assert shell("who", "Hedda Norvik").count("differs from what others print") == 2


def test_import_links_whom_nobody_linked_yet(shell, tmp_path):
    whole = shell("export", "jsonl", "--with-text")
    only = [line for line in whole.splitlines() if not line.startswith(('{"judgement"', '{"proposal"'))]
    file, other = tmp_path / "readings.jsonl", Shell(str(tmp_path / "other.db"))
    file.write_text("\n".join(only) + "\n")
    other("import", "jsonl", str(file))
    assert "5 speakers linked: 1 known, 4 new" in other.said
    assert one(other, "Hedda Norvik") == one(shell, "Hedda Norvik")
    file.write_text(whole)
    Shell(str(tmp_path / "third.db"))("import", "jsonl", str(file))
    other("import", "jsonl", str(file))
    assert "linked" not in other.said


def test_add_tells_what_came_of_linking_and_takes_files_of_known_ones(tmp_path):
    file = tmp_path / "known.toml"
    file.write_text('[[actor]]\nid = "Q7"\nname = "Hedda K. Norvik"\nkind = "person"\nnames = ["Hedda Norvik"]\n')
    (tmp_path / "a.txt").write_text("Hedda Norvik said that the harbour would close.\n")
    shell = Shell(str(tmp_path / "record.db"))
    shell("add", str(tmp_path / "a.txt"), "--actors", str(file))
    assert "1 speaker linked: 1 known, 0 new" in shell.said
    found = one(shell, "Hedda Norvik")
    assert (found["id"], found["name"], found["actor"], found["reports"]) == ("Q7", "Hedda K. Norvik", "Q7", 1)


def test_who_shows_names_roles_reports_and_decisions(shell):
    found = one(shell, "Hedda Norvik")
    assert (found["name"], found["kind"], found["reports"], found["actor"]) == ("Hedda Norvik", "person", 2, None)
    assert ["Hedda Norvik", 2] in found["names"]
    told = shell("who", "hedda norvik")
    for words in ("2 reports", "Mayor", "decided  row 1", "is Hedda Norvik", found["id"]):
        assert words in told
    assert told.count("  report   ") == 2


def test_two_are_the_same_until_that_is_undone(shell):
    shell("same", "Hetta Norwik", "Hedda Norvik", "--reason", "the photo")
    assert "now Hedda Norvik" in shell.said
    assert one(shell, "Hetta")["reports"] == 3
    assert "the photo" in shell("who", "Hetta")
    shell("same", "Hetta Norwik", "Hedda Norvik", status=1)
    assert "both are one already" in shell.said
    n = shell.ledger()[-1]["n"]
    shell("undo", str(n))
    assert one(shell, "Hetta")["reports"] == 1


def test_one_reports_speaker_is_taken_out(shell):
    own = shell("who", "hedda norvik").partition("as Hedda Norvik (")[2][:13]
    shell("differ", "Hedda Norvik", "Hedda Norvik", status=1)
    assert "onrecord who shows" in shell.said
    founder = one(shell, "Hedda Norvik")["id"]
    other = next(id for id in _owns(shell) if id != founder)
    shell("differ", founder, other)
    assert shell("who", "Hedda Norvik").count("1 report,") == 2
    shell("rename", "Hedda Norvik", "X", status=1)
    assert "2 have this name" in shell.said
    assert own


def _owns(shell):
    return [line.rpartition("(")[2][:13] for line in shell("who", "hedda norvik").splitlines() if line.startswith("  report")]


def test_a_name_and_a_role_are_given(shell):
    shell("rename", "Hedda Norvik", "Hedda K. Norvik")
    shell("who", "Hedda Norvik", "--role", "Minister", "--of", "Ports", "--from", "2031", "--to", "2032-05")
    shell("who", "Hedda Norvik", "--no-role", "Mayor")
    found = one(shell, "Norvik Hedda")
    assert found["name"] == "Hedda K. Norvik"
    assert found["roles"] == [
        {"title": "Minister", "of": "Ports", "from": "2031", "to": "2032-05", "by": "person:ana", "reports": [], "differs": False}
    ]
    rows = [row for row in shell.ledger() if row["author"] == "person:ana"]
    assert [(row["verdict"], row["state"]) for row in rows] == [("rename", "in force"), ("role", "in force"), ("no role", "in force")]
    assert "is called Hedda K. Norvik" in shell("judge")


def test_proposals_are_listed_and_decided(shell):
    found = [json.loads(line) for line in shell("proposals", "--format", "jsonl").splitlines()]
    assert "Hetta Norwik" in {side["name"] for each in found for side in (each["one"], each["other"])}
    n = str(found[0]["n"])
    assert found[0]["reason"] in shell("proposals")
    shell("proposals", n, "--skip")
    shell("proposals", n, "--reject", "--reason", "her sister")
    assert n not in [str(json.loads(line)["n"]) for line in shell("proposals", "--format", "jsonl").splitlines()]
    shell("proposals", n, "--accept", status=1)
    assert "this was decided" in shell.said


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("who", "Norvik", "--role", "A", "--no-role", "B"), "one at a time"),
        (("who", "Norvik", "--of", "B"), "--role TITLE"),
        (("who", "Norvik", "--no-role", "A", "--from", "2031"), "for all time"),
        (("proposals", "--accept"), "say which"),
        (("proposals", "1"), "say what of it"),
        (("proposals", "1", "--accept", "--skip"), "one decision at a time"),
    ],
)
def test_what_makes_no_sense_is_told(shell, arguments, why):
    shell(*arguments, status=2)
    assert why in shell.said


def test_nobody_of_a_name_is_told(shell):
    shell("who", "Ulrik", status=1)
    assert "nobody of this name" in shell.said


def test_find_and_export_go_by_identity(shell):
    shell("same", "Hetta Norwik", "Hedda Norvik")
    hits = [json.loads(line) for line in shell("find", "--speaker", "Hetta", "--format", "jsonl").splitlines()]
    assert {hit["report"]["path"] for hit in hits} == {"1.txt", "2.txt", "3.txt"}
    assert {hit["speaker"]["name"] for hit in hits} == {"Hedda Norvik"}
    said = [json.loads(line) for line in shell("export", "jsonl", "--speaker", "Hetta").splitlines()]
    assert {each["speaker"]["id"] for each in said} == {one(shell, "Hetta")["id"]}
    assert len(said) == len(hits)
    assert one(shell, "Hetta")["id"] in shell("export", "csv")


def test_a_record_made_again_from_an_export_has_the_same_identities(shell, tmp_path):
    shell("same", "Hetta Norwik", "Hedda Norvik")
    shell("rename", "Hedda Norvik", "Hedda K. Norvik")
    out = tmp_path / "all.jsonl"
    shell("export", "jsonl", "--with-text", "--out", str(out))
    other = Shell(str(tmp_path / "other.db"))
    other("import", "jsonl", str(out))
    assert one(other, "Hetta") == one(shell, "Hetta")
    other("export", "jsonl", "--with-text", "--out", str(tmp_path / "again.jsonl"))
    assert (tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
    other("check")
