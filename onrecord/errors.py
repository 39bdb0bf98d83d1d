"""
What can go wrong, as a tree; every message names the input, the reason and what to do.

OnRecordError
├── CannotLoad      a source could not be turned into reports
├── CannotRead      the model is missing, damaged or of another version, or a report is beyond it
├── CannotKeep      the record is locked, damaged, full, of another version, or no record
├── CannotJudge     a decision on nothing, by nobody, or of words that the report does not have
├── NotFound        no such report, speaker or story
├── BadMarks        annotated text that contradicts itself
├── BadQuery        a search that can't be understood
└── MissingExtra    an optional dependency is not installed
"""


class OnRecordError(Exception):
    """Something went wrong that the user can put right; the message says how."""


class CannotLoad(OnRecordError):
    """A source could not be turned into reports."""


class CannotRead(OnRecordError):
    """The model is missing, damaged or of another version, or a report is beyond it."""


class CannotKeep(OnRecordError):
    """The record is locked, damaged, full, of another version, or no record."""


class CannotJudge(OnRecordError):
    """A decision on nothing, by nobody, or of words that the report does not have."""


class NotFound(OnRecordError):
    """No such report, speaker or story."""


class BadMarks(OnRecordError):
    """Annotated text that contradicts itself."""


class BadQuery(OnRecordError):
    """A search that can't be understood."""


class MissingExtra(OnRecordError):
    """An optional dependency is not installed."""
