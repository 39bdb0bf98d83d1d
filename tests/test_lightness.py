"""What starts fast loads little: each heavy package only where it is used."""

import subprocess
import sys

import pytest

HEAVY = set(
    "torch onnxruntime onnx tokenizers numpy lxml trafilatura wcwidth jinja2 sqlalchemy sqlite3 starlette"
    " uvicorn docx feedparser httpcore httpx protego pypdfium2".split()
)


def loaded(*statements: str) -> set[str]:
    """The packages that a fresh Python has loaded after some statements."""
    report = "import sys; print(' '.join(sorted(sys.modules)), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", "\n".join([*statements, report])], capture_output=True, text=True, check=True, timeout=60)
    return {name.partition(".")[0] for name in run.stderr.split()}


def command(*arguments: str) -> tuple[str, ...]:
    return "from onrecord.cli import commands", f"commands({list(arguments)!r}, standalone_mode=False)"


@pytest.mark.parametrize(
    "statements",
    [
        ("import onrecord",),
        ("from onrecord import cli",),
        ("from onrecord import pipeline",),
        command("--help"),
        command("--version"),
        command("read", "--help"),
        command("add", "--help"),
        command("versions", "--help"),
        command("find", "--help"),
        command("check", "--help"),
        command("backup", "--help"),
        command("forget", "--help"),
        command("corpus", "--help"),
        command("corpus", "check", "--help"),
        command("evaluate", "--help"),
        command("train", "--help"),
        command("export", "--help"),
        command("import", "--help"),
        command("ask", "--help"),
        command("serve", "--help"),
        command("plugins"),
    ],
    ids=lambda statements: statements[-1],
)
def test_nothing_heavy_is_loaded(statements):
    assert not loaded(*statements) & HEAVY


def test_the_check_can_fail():
    assert "numpy" in loaded("import numpy")
