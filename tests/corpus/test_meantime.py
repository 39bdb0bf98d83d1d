"""Identities across MEANTIME's documents."""

from pathlib import Path

import pytest

from onrecord.corpus import meantime
from onrecord.errors import CannotLoad


def document(folder: Path, name: str, *entities: tuple[str, str, str]) -> None:
    """A document in MEANTIME's form; entities by type, instance and name."""
    tokens, mentions, marked, chains = [], [], [], []
    for number, (kind, instance, words) in enumerate(entities):
        ids = []
        for word in words.split():
            ids.append(str(len(tokens) + 1))
            tokens.append(f'<token t_id="{ids[-1]}">{word}</token>')
        anchors = "".join(f'<token_anchor t_id="{id}"/>' for id in ids)
        mentions.append(f'<ENTITY_MENTION m_id="m{number}">{anchors}</ENTITY_MENTION>')
        marked.append(f'<ENTITY m_id="e{number}" ent_type="{kind}" instance_id="{instance}"/>')
        chains.append(f'<REFERS_TO r_id="r{number}"><source m_id="m{number}"/><target m_id="e{number}"/></REFERS_TO>')
    (folder / f"{name}.xml").write_text(
        f"<Document>{''.join([*tokens, '<Markables>', *mentions, *marked, '</Markables>', *chains])}</Document>"
    )


def test_entities_of_several_documents_are_linked_and_measured(tmp_path):
    document(tmp_path, "1", ("PER", "P1", "Ada Tunnicliffe"), ("ORG", "O1", "Orlec Bank"))
    document(tmp_path, "2", ("PER", "P1", "Mayor Ada Tunnicliffe"), ("ORG", "O2", "Orlec Foundation"), ("LOC", "L1", "Fenby"))
    found = meantime.measure(tmp_path)
    assert (found.documents, found.entities) == (2, 4)
    assert (found.linked.precision, found.linked.recall) == (1.0, 1.0)
    assert found.floor.recall == 0.75


def test_names_that_are_printed_the_same_are_a_floor(tmp_path):
    document(tmp_path, "1", ("ORG", "O1", "Union"))
    document(tmp_path, "2", ("ORG", "O2", "Union"))
    found = meantime.measure(tmp_path)
    assert found.alike.precision == 0.5
    assert found.linked.precision == 1.0


def test_folders_without_documents_and_damaged_ones_are_told(tmp_path):
    with pytest.raises(CannotLoad, match="no document of MEANTIME"):
        meantime.measure(tmp_path)
    (tmp_path / "x.xml").write_text("<Document>")
    with pytest.raises(CannotLoad, match="not XML"):
        meantime.measure(tmp_path)
