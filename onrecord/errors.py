"""
What can go wrong, as a tree; every message names the input, the reason and what to do.

OnRecordError
├── CannotLoad      a source could not be turned into reports
├── CannotRead      the model is missing, damaged or of another version, or a report is beyond it
├── CannotKeep      the record is locked, damaged, full, of another version, or no record
├── NotFound        no such report, speaker or story
├── BadMarks        annotated text that contradicts itself
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


class NotFound(OnRecordError):
    """No such report, speaker or story."""


class BadMarks(OnRecordError):
    """Annotated text that contradicts itself."""


class MissingExtra(OnRecordError):
    """An optional dependency is not installed."""
