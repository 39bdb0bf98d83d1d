"""The corpus of this repository holds together."""

from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import commands

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_corpus_has_no_error():
    run = CliRunner().invoke(commands, ["corpus", "check", str(CORPUS)])
    assert run.exit_code == 0, run.output[-2000:]
