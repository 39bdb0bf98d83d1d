"""Questions asked of the record: one module each, its docstring the question, with `COLUMNS` and `analyse(holdings)`.

A module with `NEEDS = ("speaker",)` is asked about one speaker: `holdings.part.speaker` is then the id of an identity, not words.
"""
