"""OnRecord reads the news and keeps the record: who said what, according to whom, when, about what."""

from onrecord.errors import BadMarks, CannotLoad, CannotRead, MissingExtra, NotFound, OnRecordError
from onrecord.records import Act, Coverage, Dossier, Manner, Reading, Report, Span, Speaker, Statement, Unread, Zone

__version__ = "0.1.0"

__all__ = [
    "Act",
    "BadMarks",
    "CannotLoad",
    "CannotRead",
    "Coverage",
    "Dossier",
    "Manner",
    "MissingExtra",
    "NotFound",
    "OnRecordError",
    "Reading",
    "Report",
    "Span",
    "Speaker",
    "Statement",
    "Unread",
    "Zone",
    "__version__",
]
