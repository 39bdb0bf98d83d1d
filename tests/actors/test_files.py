"""Files of actors: what every form has in common, and the file that comes along."""

import re
from pathlib import Path

import pytest

from onrecord import plugins
from onrecord.actors import files
from onrecord.actors.actor import Actor
from onrecord.errors import CannotLoad, NotFound
from onrecord.nations import COUNTRIES, country_named

CSV = "name,kind,names\nAda Pell,person,A. Pell; Pell Ada\nThe Dock,fish,\n"
TOML = '[[actor]]\nid = "Q142"\nname = "Haldmark"\nkind = "country"\n'


def write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / name.replace("_", ".") for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_each_form_is_found_by_the_ending_of_the_file(tmp_path):
    actors, wrong = files.load(write(tmp_path, people_csv=CSV, world_toml=TOML))
    assert actors.named("Pell Ada")[0].name == "Ada Pell"
    assert [each.path for each in wrong] == ["people.csv#3"]


def test_a_later_file_replaces_what_comes_along(tmp_path):
    paths = write(tmp_path, mine_toml=TOML)
    assert files.load(paths)[0].get("Q142").name == "Haldmark"
    assert files.world().get("Q142").name == "France"
    assert len(files.load(paths, with_world=False)[0]) == 1


def test_files_that_are_not_there_or_of_no_form_are_told(tmp_path):
    with pytest.raises(NotFound, match="no such file of actors"):
        files.load([tmp_path / "none.csv"])
    with pytest.raises(CannotLoad, match=r"expected one of \.csv, \.ftm, \.json, \.jsonl, \.toml"):
        files.load([tmp_path / "people.xls"])
    (tmp_path / "empty.toml").write_text("")
    with pytest.raises(CannotLoad, match=r"empty\.toml: no \[\[actor\]\]"):
        files.load([tmp_path / "empty.toml"])


@pytest.mark.parametrize("name", plugins.find("actors"))
def test_every_form_sets_damaged_files_aside_with_a_reason(name, tmp_path):
    module = plugins.find("actors")[name]
    for number, data in enumerate((b"", b"\xff\xfe\x00", b"\x00" * 100, b"[[[[[[", b'"' * 50)):
        path = tmp_path / f"{number}{module.SUFFIXES[0]}"
        path.write_bytes(data)
        with pytest.raises(CannotLoad, match=re.escape(path.name)):
            files.load([path])


class TestTheWorld:
    def test_every_country_that_reports_are_read_with_is_there_once(self):
        missing = {name for name in COUNTRIES if not files.world().named(name)}
        assert missing <= {"England", "Scotland", "Wales", "Northern Ireland", "Soviet Union", "U.K", "U.S"}
        assert all(len(files.world().named(name)) == 1 for name in COUNTRIES - missing)

    def test_names_mean_the_countries_that_they_mean_in_reports(self):
        for actor in files.world():
            for name in (actor.name, *actor.names):
                if actor.kind == "country" and (known := country_named(name)):
                    assert actor in files.world().named(known)

    def test_numbers_are_wikidatas_and_codes_are_two_letters(self):
        for actor in files.world():
            assert re.fullmatch(r"Q\d+", actor.identifiers["wikidata"])
            assert actor.id == actor.identifiers["wikidata"]
            assert actor.kind != "country" or re.fullmatch("[A-Z]{2}", actor.identifiers["iso"])

    def test_its_licence_and_source_are_in_it(self):
        text = (Path(files.__file__).parent / "world.toml").read_text(encoding="utf-8")
        assert 'licence = "CC0-1.0"' in text
        assert "source = " in text

    def test_no_two_are_called_the_same(self):
        assert all(len(files.world().named(name)) == 1 for actor in files.world() for name in (actor.name, *actor.names))

    def test_it_holds_nothing_but_sound_actors(self):
        assert all(isinstance(actor, Actor) for actor in files.world())
        assert len(files.world()) > 200
