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
    "name": 0.86,  # 712 of 823
    "surname": 0.94,  # 266 of 283
    "capital": 0.81,  # 28 of 34
    "apposition": 0.89,  # 127 of 142
    "description": 0.73,  # 175 of 238
    "lead": 0.83,  # 4 of 4
    "new": 0.75,  # 440 of 589
    "variation": 0.50,  # 1 of 2
    "pronoun": 0.81,  # 771 of 947
    "they": 0.51,  # 53 of 104
    "it": 0.59,  # 62 of 104
    "relative": 0.80,  # 137 of 171
    "self": 0.88,  # 108 of 122
}


def least_certain(rules: Iterable[str]) -> str:
    """The rule of some that is the least certain, with its share, as `Speaker.by` has it: `rule:pronoun 0.81`."""
    rule = min(rules, key=lambda each: (PRECISION[each], each))
    return f"rule:{rule} {PRECISION[rule]:.2f}"
