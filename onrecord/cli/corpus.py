"""Commands for annotated reports: checking, showing, converting and comparing them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from onrecord.cli.kit import FOLDER, PATH, TEXTS, Commands, example, out
from onrecord.terminal import form_of, printable, writing

__all__ = ["corpus"]

texts = click.option("--texts", type=FOLDER, metavar="FOLDER", multiple=True, help="Folder of texts that are not kept with their marks.")


@click.group(
    cls=Commands, epilog=example("onrecord corpus check corpus", "onrecord corpus show corpus/reports/line-four/01-kuroshio-wire.toml")
)
def corpus() -> None:
    """Work on reports that people have annotated: the corpus, or one of your own."""


@corpus.command(epilog=example("onrecord corpus check corpus/reports/line-four/01-kuroshio-wire.toml", "onrecord corpus check corpus"))
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@texts
def check(paths: tuple[Path, ...], texts: tuple[Path, ...]) -> None:
    """Check marks: a report's file, an affair's folder or a whole corpus.

    Every piece must be found, every name known, every list kept to. Warnings are for a second look.

    The exit status is 1 where there is an error, else 0.
    """
    from onrecord.corpus import check as checks
    from onrecord.corpus.texts import open_texts

    checked = checks.check(paths, open_texts(texts))
    for line in checks.told(checked):
        click.echo(printable(line))
    sys.exit(1 if checked.errors else 0)


@corpus.command(epilog=example("onrecord corpus freeze work/summit.toml --texts wikinews --out corpus/wikinews/summit.toml"))
@click.argument("file", type=TEXTS, metavar="FILE")
@texts
@out
def freeze(file: Path, texts: tuple[Path, ...], out: Path | None) -> None:
    """Turn marks in words of a text that is not ours into places, so that no word of it is kept."""
    from onrecord.corpus import form, frozen
    from onrecord.corpus.texts import open_texts

    written = frozen.freeze(form.load(file, open_texts(texts)))
    with writing(out) as target:
        target.write(written.encode())


@corpus.command(
    epilog=example(
        "onrecord corpus show corpus/reports/line-four/01-kuroshio-wire.toml",
        "onrecord corpus show corpus/reports/line-four/01-kuroshio-wire.toml --format html --out wire.html",
    )
)
@click.argument("file", type=TEXTS, metavar="FILE")
@click.option("--format", type=click.Choice(["table", "html"]), help="For a terminal or for a browser; by default as --out ends.")
@texts
@out
def show(file: Path, format: str | None, texts: tuple[Path, ...], out: Path | None) -> None:
    """Show a report with its marks: its statements, then every other layer; what is doubtful is named on standard error."""
    from onrecord import plugins
    from onrecord.corpus import check as checks
    from onrecord.corpus import convert, show
    from onrecord.corpus.texts import open_texts

    known = open_texts(texts)
    form = format or ("html" if form_of(out) == "html" else "table")
    ((marked, listed, _),) = convert.loaded([file], known)
    with writing(out) as target:
        shown = show.in_margin(marked, listed) if form == "html" else convert.dossier(marked, listed)
        plugins.find("exporters")[form].write([shown], target)
        if form == "table":
            target.write("".join(f"{printable(line)}\n" for line in show.layers(marked)).encode())
    for problem in checks.check([file], known).problems:
        click.echo(f"onrecord: {printable(f'{problem.where}: {problem.says}')}", err=True)


@corpus.command(
    epilog=example(
        "onrecord corpus convert corpus --out corpus.jsonl", "onrecord corpus convert corpus/reports/line-four --format brat --out line.zip"
    )
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--format", type=click.Choice(["jsonl", "brat"]), default="jsonl", show_default=True, help="Form that is written.")
@texts
@out
@click.option("--with-text", is_flag=True, help="Also writes each report's text into its line of JSON.")
def convert(paths: tuple[Path, ...], format: str, texts: tuple[Path, ...], out: Path | None, with_text: bool) -> None:
    """Write marked reports in another form: a line of JSON each, as onrecord read writes them, or a zip for brat."""
    from onrecord.corpus import brat, convert
    from onrecord.corpus.texts import open_texts

    reports = convert.loaded(paths, open_texts(texts))
    with writing(out) as target:
        if format == "brat":
            brat.write_brat(reports, target)
        else:
            convert.write_jsonl(reports, target, with_text=with_text)


@corpus.command(
    epilog=example(
        "onrecord corpus agree corpus/readings/a corpus/readings/b",
        "onrecord corpus agree corpus/readings/a/line-four corpus/readings/b/line-four --format json",
    )
)
@click.argument("a", type=TEXTS, metavar="A")
@click.argument("b", type=TEXTS, metavar="B")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the figures.")
@texts
def agree(a: Path, b: Path, format: str, texts: tuple[Path, ...]) -> None:
    """Compare two readings of the same reports, layer by layer: two files, or two folders whose files have the same names."""
    from onrecord.corpus import agreement
    from onrecord.corpus.agreed import as_json, lines
    from onrecord.corpus.texts import open_texts

    found = agreement.agree(a, b, open_texts(texts))
    click.echo(json.dumps(as_json(found), indent=2) if format == "json" else "\n".join(map(printable, lines(found))))
