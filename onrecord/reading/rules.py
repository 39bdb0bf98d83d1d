"""
How far each rule that brings speakers' mentions together can be trusted.

The shares were measured on the corpus' train split: of the mentions that a rule brought, how many people gave to the same speaker, with one
right and one wrong more, so that few cases make nothing certain. Measured on the marked statements, the tagger's faults left out. To
get them again: `onrecord evaluate --corpus corpus --split train --texts FOLDER`, the lines under "mentions by rule".
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["PRECISION", "least_certain"]

PRECISION = {
    "name": 0.86,  # 725 of 839
    "surname": 0.94,  # 262 of 279
    "capital": 0.81,  # 28 of 34
    "apposition": 0.86,  # 110 of 127
    "description": 0.74,  # 174 of 234
    "lead": 0.83,  # 4 of 4
    "new": 0.74,  # 440 of 590
    "pronoun": 0.82,  # 744 of 908
    "they": 0.52,  # 54 of 103
    "it": 0.59,  # 61 of 103
    "relative": 0.81,  # 139 of 171
    "self": 0.91,  # 112 of 122
}


def least_certain(rules: Iterable[str]) -> str:
    """The rule of some that is the least certain, with its share, as `Speaker.by` has it: `rule:pronoun 0.82`."""
    rule = min(rules, key=lambda each: (PRECISION[each], each))
    return f"rule:{rule} {PRECISION[rule]:.2f}"
