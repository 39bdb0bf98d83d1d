"""What is written for brat can be read back, character by character."""

import io
import re
from zipfile import ZipFile

from onrecord.corpus.brat import CONFIGURATION, write_brat
from onrecord.corpus.convert import loaded
from onrecord.corpus.form import load
from onrecord.evaluation import polnear
from onrecord.evaluation.gold import from_polnear
from tests.corpus.conftest import SMALL

AFFAIR = SMALL / "reports" / "quarry-road"
MARK = re.compile(r"T\d+\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")


def written(paths=(SMALL,)) -> dict[str, str]:
    file = io.BytesIO()
    write_brat(loaded(paths), file)
    with ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines(files: dict[str, str], letter: str) -> list[str]:
    return [line for line in files["quarry-road/01-tesk-wire.ann"].splitlines() if line.startswith(letter)]


def test_every_mark_has_the_words_at_its_places():
    files = written()
    names = [name.removesuffix(".ann") for name in files if name.endswith(".ann")]
    assert len(names) == 2
    for name in names:
        text = files[f"{name}.txt"]
        for line in files[f"{name}.ann"].splitlines():
            if line.startswith("T"):
                _, places, words = MARK.fullmatch(line).groups()
                pieces = [text[slice(*map(int, piece.split()))] for piece in places.split(";")]
                assert " ".join(pieces) == words


def test_statements_are_read_back_as_they_were_marked(tmp_path):
    files = written()
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    for name, words in files.items():
        stem = name.rpartition("/")[2]
        if name.endswith(".txt"):
            (tmp_path / "text" / stem).write_text(words, encoding="utf-8")
        elif name.endswith(".ann"):
            (tmp_path / "attributions" / stem.replace(".ann", "_a.ann")).write_text(words, encoding="utf-8")
    for gold in from_polnear(tmp_path):
        marked = load(AFFAIR / gold.name.replace(".txt", ".toml"))
        assert gold.text == marked.text
        assert [(each.source, each.cue, each.content) for each in gold.statements] == [
            (each.source, each.cue, each.content) for each in marked.statements
        ]


def test_pieces_are_cut_at_line_breaks(affair):
    with (affair / "02-fjordside-mail.toml").open("a", encoding="utf-8") as file:
        file.write('[[unsourced]]\nkind = "vague"\nat = "Tesk ~~ Sorn"\n')
    text = load(affair / "02-fjordside-mail.toml").text
    vague = next(line for line in written([affair])["quarry-road/02-fjordside-mail.ann"].splitlines() if "\tVague" in line)
    start = text.index("Tesk")
    assert vague.endswith(f"Vague {start} {start + 4};{start + 6} {start + 10}\tTesk Sorn")


def test_parents_speakers_and_references_are_relations():
    files = written()
    assert sum(" Within " in f" {line.split()[1]} " for line in lines(files, "R")) == 1
    assert sum("Said_by" in line for line in lines(files, "R")) == 8
    assert sum("Refers_to" in line for line in lines(files, "R")) == 1


def test_every_reference_is_to_what_is_there():
    for name, words in written().items():
        if name.endswith(".ann"):
            ids = {line.partition("\t")[0] for line in words.splitlines()}
            named = {found for line in words.splitlines() if line[0] in "ERA#" for found in re.findall(r"\b[TE]\d+\b", line.split("\t")[1])}
            assert named <= ids
            assert len(ids) == len(words.splitlines())


def test_the_configuration_names_every_kind():
    for line in (line for name, words in written().items() if name.endswith(".ann") for line in words.splitlines()):
        letter, kind = line[0], re.split(r"[ :]", line.split("\t")[1])[0]
        assert letter == "#" or re.search(rf"(?m)^{kind}(?:\t|$)", CONFIGURATION)


def test_the_same_marks_make_the_same_bytes():
    one, other = io.BytesIO(), io.BytesIO()
    for file in (one, other):
        write_brat(loaded([SMALL]), file)
    assert one.getvalue() == other.getvalue()


def test_the_roles_are_those_of_polnear():
    assert [role.capitalize() for role in polnear.ROLES] == ["Source", "Cue", "Content"]
