"""The documents name all there is, and the code keeps its own rules of size and speech."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click
import pytest

import onrecord
from onrecord import codec, plugins
from onrecord.cli import commands
from onrecord.exporters import csv
from onrecord.exports import csv as of_record
from onrecord.findings import csv as of_findings
from onrecord.records import Act, Manner, Unread
from tests import builders
from tests.exports.holding import Holding

ROOT = Path(__file__).parent.parent
PAGES = {
    page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
}
TOLD = "\n".join(PAGES.values())
HOW_TO_ASK = PAGES["docs/8_ask.md"]
HOW_TO_READ = PAGES["docs/2_read_a_report.md"]
MODULES = sorted(path for path in (ROOT / "onrecord").rglob("*.py"))
PUBLIC = [path for path in MODULES if not path.name.startswith("_")]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def every(group: click.Group = commands, before: str = "") -> dict[str, click.Command]:
    """All commands by what is typed, those of groups too: `read`, `corpus check`."""
    found = {f"{before}{name}": command for name, command in group.commands.items()}
    groups = [(name, command) for name, command in found.items() if isinstance(command, click.Group)]
    return found | {name: command for outer, inner in groups for name, command in every(inner, f"{outer} ").items()}


def options() -> list[str]:
    return sorted(
        {name for command in every().values() for option in command.params if isinstance(option, click.Option) for name in option.opts}
    )


def keys(form: object) -> set[str]:
    """The names in a piece of JSON, however deep."""
    if isinstance(form, dict):
        return set(form).union(*map(keys, form.values()))
    return set().union(*map(keys, form)) if isinstance(form, list) else set()


class TestTheDocuments:
    @pytest.mark.parametrize("name", every())
    def test_name_every_command(self, name):
        assert f"onrecord {name}" in TOLD

    @pytest.mark.parametrize("name", every())
    def test_go_with_an_example_in_every_command_s_help(self, name):
        assert f"onrecord {name}" in (every()[name].epilog or "")

    @pytest.mark.parametrize("name", options())
    def test_name_every_option(self, name):
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", TOLD)

    @pytest.mark.parametrize("name", plugins.find("exporters"))
    def test_name_every_form_of_output(self, name):
        assert f"--format {name}" in TOLD

    @pytest.mark.parametrize("suffix", [suffix for source in plugins.find("sources").values() for suffix in source.SUFFIXES])
    def test_name_every_ending_that_is_read(self, suffix):
        assert f"`{suffix}`" in TOLD

    def test_explain_every_name_of_the_json_form(self):
        dossier = builders.dossier("[who:1 Ms Rao] [said:1 said] [what:1 no].")
        names = keys(codec.to_json(dossier, with_text=True)) | keys(codec.to_json(Unread("a", "b"))) | {"title", "of", "note", "kind"}
        assert not {name for name in names if f"`{name}`" not in HOW_TO_READ}

    def test_explain_every_column_of_the_csv(self):
        assert not {name for name in csv.COLUMNS if f"`{name}`" not in HOW_TO_READ}

    def test_explain_every_column_of_the_record_in_csv(self):
        assert not {name for name in of_record.COLUMNS if f"`{name}`" not in TOLD}

    @pytest.mark.parametrize(("command", "kind"), [("export", "exports"), ("import", "imports")])
    def test_name_every_form_of_the_record(self, command, kind):
        assert not {name for name in plugins.find(kind) if f"onrecord {command} {name}" not in TOLD}

    @pytest.mark.parametrize("name", plugins.find("analyses"))
    def test_explain_every_analysis_and_its_columns(self, name):
        assert f"onrecord ask {name}" in HOW_TO_ASK
        assert not {column for column in plugins.find("analyses")[name].COLUMNS if f"`{column}`" not in HOW_TO_ASK}

    def test_name_every_form_of_an_answer(self):
        assert not {name for name in plugins.find("findings") if f"--format {name}" not in HOW_TO_ASK}
        assert not {name for name in of_findings.EVIDENCE if f"`{name}`" not in HOW_TO_ASK}

    def test_show_what_the_program_shows(self):
        example = PAGES["README.md"].split("## An example\n")[1].split("\nThe same for a program")[0]
        told = [line[4:] for line in example.splitlines() if line.startswith("    ") and line.strip() != "..."]
        run = subprocess.run(
            [sys.executable, "-m", "onrecord", "read", "examples/wire.txt"],
            cwd=ROOT,
            env=os.environ | {"COLUMNS": "100"},
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=120,
        )
        assert len(told) > 15
        shown = [line.rstrip() for line in run.stdout.splitlines()]
        assert not [line for line in told if line not in shown]

    @pytest.mark.parametrize(("page", "least"), [("docs/8_ask.md", 6), ("docs/5_who.md", 5)])
    def test_begin_with_commands_that_run(self, page, least, tmp_path):
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
        told = PAGES[page].split("\n## ")[0].splitlines()
        lines = [re.split(r"\s{2,}", line.strip())[0] for line in told if line.startswith("    onrecord ")]
        assert len(lines) >= least
        for line in lines:
            command = [sys.executable, "-m", "onrecord", *shlex.split(line)[1:]]
            run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
            assert run.returncode == 0, f"{line}\n{run.stderr}"
            assert run.stdout or "--out" in line or line.startswith("onrecord add"), line

    def test_show_an_analysis_that_can_be_asked(self, tmp_path, monkeypatch):
        (program,) = re.findall(r"```python\n(.*?)```", PAGES["docs/add_an_analysis.md"], re.S)
        (tmp_path / "denied.py").write_text(program, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        denied = import_module("denied")
        item = builders.dossier("[who:1 Ms Rao] [said:1 denied] [what:1 it]. [who:2 Mr Bell] [said:2 said] [what:2 so].")
        first, second = item.reading.statements
        judged = replace(item, reading=replace(item.reading, statements=(replace(first, act=Act.DENY), second)))
        finding = denied.analyse(Holding((judged,)))
        assert [row.cells for row in finding.rows] == [("Ms Rao", "Ms Rao denied it", item.report.id)]
        assert finding.question == denied.__doc__

    @pytest.mark.parametrize("words", [Act, Manner], ids=["acts", "manners"])
    def test_explain_every_word_of_a_closed_list(self, words):
        assert not {word.value for word in words if f"`{word.value}`" not in HOW_TO_READ}

    def test_lead_only_to_what_is_there(self):
        links = [(page, link) for page, text in PAGES.items() for link in re.findall(r"\]\((?!https?:)([^)#]+)", text)]
        assert links
        assert not [(page, link) for page, link in links if not (ROOT / page).parent.joinpath(link).exists()]

    @pytest.mark.parametrize("page", ["README.md", "docs/2_read_a_report.md"])
    def test_give_programs_that_run(self, page, tmp_path):
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
        command = [sys.executable, "-m", "onrecord", "read", "examples/wire.txt", "--with-text", "--out", "said.jsonl"]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        for program in re.findall(r"```python\n(.*?)```", PAGES[page], re.S):
            run = subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stderr
            assert "tax on the open sea" in run.stdout

    def test_begin_with_what_to_type(self):
        assert re.search(r"make try.*make test", PAGES["README.md"][:600], re.S)

    def test_tell_of_this_version(self):
        assert f"## {onrecord.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


class TestTheCode:
    @pytest.mark.parametrize("path", PUBLIC, ids=name_of)
    def test_every_public_module_says_what_it_is(self, path):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    @pytest.mark.parametrize("path", MODULES, ids=name_of)
    def test_keeps_modules_and_functions_short(self, path):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 400
        functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
        assert not {node.name for node in functions if node.end_lineno - node.lineno >= 60}

    @pytest.mark.parametrize("path", [path for path in PUBLIC if "\n__all__" in path.read_text(encoding="utf-8")], ids=name_of)
    def test_lists_of_public_names_hold(self, path):
        module = import_module(name_of(path))
        assert sorted(set(module.__all__)) == sorted(name for name in module.__all__ if hasattr(module, name))

    def test_the_package_lists_its_public_names_in_order(self):
        known = {name for name, value in vars(onrecord).items() if isinstance(value, type) and value.__module__.startswith("onrecord")}
        assert known == set(onrecord.__all__) - {"__version__"}
        assert onrecord.__all__ == sorted(onrecord.__all__)


def tracked() -> list[Path]:
    """The files that belong to the project: those of git, where it is there, else all but what is made."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if listed.returncode:
        pytest.skip("no git, or no repository: nobody knows which files are the project's")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    hosts = "|".join(("py" + r"pi\.", "python" + "hosted", r"registry\.np" + "mjs", "hugging" + r"face\.co"))
    machine = re.compile(rf"(?<![\w.])/(?:{'|'.join(('wo' + 'rk', 'ro' + 'ot', 'ho' + 'me', 'Us' + 'ers'))})/\w|{hosts}".encode())
    found = {path.relative_to(ROOT).as_posix(): machine.search(path.read_bytes()) for path in tracked()}
    assert not {name: match[0] for name, match in found.items() if match}
