"""Judging as a shell does it, with two models of different minds, on both databases."""

import json
import subprocess
from pathlib import Path

import pytest

from onrecord.archive.database import open_archive
from onrecord.archive.fetch import dossiers
from onrecord.reading.reader import MODEL
from tests.test_cli import EXAMPLES, ONRECORD, PLAIN

READS = [str(EXAMPLES / name) for name in ("briefing.txt", "wire.txt")]
DECISIONS = ("--accept", "--reject", "--act=warn", "--memo=look again")


class Shell:
    """Commands on one record."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __call__(self, *arguments: str, status: int = 0, **environment: str) -> str:
        """What a command wrote on standard output; `said` is what it wrote on standard error."""
        settings = {"ONRECORD_RECORD": self.where, "ONRECORD_AUTHOR": "ana", "PYTHONUTF8": "1"} | environment
        run = subprocess.run([*ONRECORD, *arguments], capture_output=True, env=PLAIN | settings, timeout=120, check=False)
        self.said = run.stderr.decode()
        assert (run.returncode, "Traceback" in self.said) == (status, False), self.said
        return run.stdout.decode()

    def ledger(self, *arguments: str) -> list[dict]:
        return [json.loads(line) for line in self("judge", "--format", "jsonl", *arguments).splitlines()]

    def statements(self) -> dict[str, tuple]:
        """What is shown of the record: author, score and form of each statement by its id."""
        archive = open_archive(self.where)
        with archive.reading() as connection:
            found = {said.id: (said.by, said.score, said) for each in dossiers(connection) for said in each.reading.statements}
        archive.close()
        return found


@pytest.fixture
def shell(where: str) -> Shell:
    made = Shell(where)
    made("add", *READS)
    return made


@pytest.fixture(scope="session")
def other_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of another name that finds other statements: it is sure of much less."""
    folder = tmp_path_factory.mktemp("other")
    for file in MODEL.iterdir():
        if file.name != "card.json":
            (folder / file.name).symlink_to(file)
    card = json.loads((MODEL / "card.json").read_text(encoding="utf-8"))
    card |= {"name": "bold", "version": "7"}
    card["reading"]["threshold"] = 0.75
    (folder / "card.json").write_text(json.dumps(card), encoding="utf-8")
    return folder


def test_every_judgement_outlives_another_model(shell, other_model):
    before = shell.statements()
    ids = list(before)
    for id, decision in zip(ids, DECISIONS * 2, strict=False):
        shell("judge", id, decision)
    judged = shell.statements()
    first = shell.ledger()
    assert [row["verdict"] for row in first] == ["accepted", "rejected", "corrected", "memo"] * 2
    assert {row["state"] for row in first} == {"in force"}
    assert set(ids) - set(judged) == {ids[1], ids[5]}

    shell("reread", "--model", str(other_model))
    now = shell.statements()
    assert {by for by, _, _ in now.values()} >= {"bold@7", "person:ana"}
    assert not set(now) & set(ids)
    second = shell.ledger()
    assert [{**row, "state": ""} for row in second] == [{**row, "state": ""} for row in first]
    states = [row["state"] for row in second]
    assert set(states) <= {"in force", "orphaned"}
    assert states.count("in force") >= 4
    assert shell.ledger("--orphaned") == [row for row in second if row["state"] == "orphaned"]
    carried = {said.act for by, score, said in now.values() if (by, score) == ("person:ana", 1.0)}
    assert "warn" in carried
    forms = {tuple(map(tuple, row["form"]["content"])) for row in second if row["form"] and row["state"] == "in force"}
    assert forms == {tuple((span.start, span.end) for span in said.content) for by, _, said in now.values() if by == "person:ana"}

    shell("reread")
    assert shell.statements() == judged
    assert shell.ledger() == first


class TestJudge:
    def test_shows_a_statement_before_and_after(self, shell):
        id = next(iter(shell.statements()))
        alone = shell("judge", id[:6])
        assert "not judged; read by onrecord-en@" in alone
        shown = shell("judge", id[:6], "--act", "deny", "--reason", "he said no")
        assert "act      - " in shown
        assert "+ deny" in shown
        assert "verdict  - not judged" in shown
        said, n = shell.said, shell.ledger()[0]["n"]
        assert f"+ corrected by person:ana, row {n}" in shown
        assert said == f"onrecord: row {n}: corrected by person:ana; onrecord undo {n} takes it back\n"
        assert shell("judge", id[:6], "--reject").endswith(f"+ rejected by person:ana, row {n + 1}: not shown any more\n")
        shell("judge", id, "--accept", "--author", "rule:all", "--memo", "by the rule")
        assert f"it is outvoted by row {n + 1}: rejected by person:ana" in shell.said
        assert "memo     by the rule (rule:all, " in shell("judge", id)

    def test_lists_what_was_decided(self, shell):
        id = next(iter(shell.statements()))
        shell("judge", id, "--reject", "--reason", "no statement\x1b[31m")
        n = shell.ledger()[0]["n"]
        shell("undo", str(n), "--reason", "a mistake", "--author", "Ben Ode")
        assert shell.said == f"onrecord: row {n + 1} by person:Ben Ode: row {n} is undone; onrecord undo {n + 1} brings it back\n"
        listed = shell("judge")
        assert f"{n}  rejected  undone  person:ana  20" in listed
        assert "reason: no statement\\x1b[31m" in listed
        assert f"{n + 1}  undo  in force  person:Ben Ode  20" in listed
        assert f"of row {n}\n  reason: a mistake" in listed
        assert shell.said == "onrecord: 2 rows\n"
        rejected, undo = shell.ledger()
        assert [rejected[name] for name in ("n", "verdict", "state", "undoes")] == [n, "rejected", "undone", None]
        assert rejected["words"]
        assert (undo["undoes"], undo["object"], undo["words"]) == (n, None, None)
        assert shell("judge", "--orphaned") == ""
        assert shell.said == "onrecord: 0 rows orphaned\n"

    def test_lists_what_rules_linked_when_told(self, shell):
        assert shell.ledger() == []
        links = shell.ledger("--links")
        assert {(row["author"], row["verdict"]) for row in links} == {("rule:link@1", "same")}
        assert links[0]["left"]["report"]

    def test_is_by_whoever_is_logged_in(self, shell):
        shell("judge", next(iter(shell.statements())), "--accept", ONRECORD_AUTHOR="", LOGNAME="ivo")
        assert shell.ledger()[0]["author"] == "person:ivo"


WRONG = {
    "no statement": (("judge", "--accept"), 2, "--accept needs a statement: onrecord judge STATEMENT --accept"),
    "an empty part of none": (("judge", "--source", ""), 2, "--source needs a statement"),
    "two verdicts": (("judge", "aaaaaa", "--accept", "--cue", "said"), 2, "one verdict at a time"),
    "a reason for nothing": (("judge", "aaaaaa", "--reason", "why"), 2, "--reason says why, and needs a verdict"),
    "a list of one": (("judge", "aaaaaa", "--orphaned"), 2, "--orphaned is for the list"),
    "an act that is none": (("judge", "aaaaaa", "--act", "lie"), 2, "'lie' is not one of 'state', 'deny'"),
    "no such statement": (("judge", "aaaaaa", "--accept"), 1, "aaaaaa: no statement of this id in the latest readings"),
    "no such row": (("undo", "7"), 1, "7: no such row in the ledger: onrecord judge lists them"),
    "row 0": (("undo", "0"), 2, "0 is not in the range"),
}


@pytest.mark.parametrize(("arguments", "status", "why"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_told_with_what_to_do(tmp_path, arguments, status, why):
    where = str(tmp_path / "record.db")
    open_archive(where, create=True).close()
    shell = Shell(where)
    shell(*arguments, status=status)
    assert why in shell.said


def test_without_a_record_it_says_so(tmp_path):
    shell = Shell(str(tmp_path / "none.db"))
    shell("judge", status=1)
    assert "no record here" in shell.said
    assert not (tmp_path / "none.db").exists()
