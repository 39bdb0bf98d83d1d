"""Whether a report is in the language that the model reads."""

from __future__ import annotations

from onrecord.languages import detected, why_not_english
from onrecord.records import Flag


def unread_language(text: str) -> tuple[Flag, ...]:
    """The flag `language-unread` where the text is not English, with the language where that is told."""
    if (why := why_not_english(text)) is None:
        return ()
    language = detected(text)
    told = f"{why}; it seems to be {language}" if language not in (None, "en") else why
    return (Flag("language-unread", None, f"{told}: the model reads English, and what it finds here means little"),)
