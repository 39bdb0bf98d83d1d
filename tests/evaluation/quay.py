"""A document in OntoGUM's form; the text is invented."""

from pathlib import Path

NAME = "GUM_interview_quay"
#: number, form, head, relation, misc
FIRST = [
    ("1", "Minister", "5", "nsubj", "Entity=(1"),
    ("2", "Ada", "1", "flat", "_"),
    ("3", "Pell", "1", "flat", "Entity=1)"),
    ("4-5", "hasn't", "_", "_", "_"),
    ("4", "has", "5", "aux", "_"),
    ("5", "n't", "0", "root", "_"),
    ("6", "sold", "5", "xcomp", "_"),
    ("7", "her", "8", "nmod:poss", "Entity=(2(1)"),
    ("8", "quay", "6", "obj", "Entity=2)|SpaceAfter=No"),
    ("9", ".", "5", "punct", "_"),
]
SECOND = [
    ("1", "She", "2", "nsubj", "Entity=(1)"),
    ("2", "left", "0", "root", "_"),
    ("2.1", "it", "_", "_", "_"),
    ("3", "it", "2", "obj", "Entity=(2)|SpaceAfter=No"),
    ("4", ".", "2", "punct", "_"),
]
TSV = """#FORMAT=WebAnno TSV 3.2

1-1\t0-8\tMinister\tperson[1]\tnew[1]
1-2\t9-12\tAda\tperson[1]\tnew[1]
1-3\t13-17\tPell\tperson[1]\tnew[1]
1-7\t30-33\ther\tobject[2]|person\tnew[2]
1-8\t34-38\tquay\tobject[2]\tnew[2]
2-1\t40-43\tShe\tperson\tgiv
2-3\t49-51\tit\tobject\tgiv
"""


def conllu(*sentences) -> str:
    lines = [f"# newdoc id = {NAME}"]
    for k, sentence in enumerate(sentences, 1):
        lines += ["# newpar", f"# sent_id = {NAME}-{k}"]
        lines += [
            "\t".join([number, form, "_", "_", "_", "_", head, relation, "_", misc]) for number, form, head, relation, misc in sentence
        ]
        lines.append("")
    return "\n".join(lines)


def write(folder: Path) -> Path:
    """The document in a folder laid out as OntoGUM's repository is."""
    for place, text in (("coref/ontogum/conllu", conllu(FIRST, SECOND)), ("coref/gum/tsv", TSV)):
        (folder / place).mkdir(parents=True)
        (folder / place / f"{NAME}.{place.rpartition('/')[2]}").write_text(text)
    return folder
