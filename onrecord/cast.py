"""One speaker for each wording of a source, until identities are resolved across wordings; a pronoun is nobody yet."""

from __future__ import annotations

from hashlib import sha256

from onrecord.records import Report, Span, Spans, Speaker

__all__ = ["Cast", "is_pronoun", "wording"]

_PRONOUNS = """
i we you he she they it who whom whose which that this these those his her hers its their theirs my our your me us him them one
himself herself themselves itself myself ourselves both others another
"""
PRONOUNS = frozenset(_PRONOUNS.split())


def is_pronoun(words: str) -> bool:
    return words.strip(" ,.;:“”\"'’").lower() in PRONOUNS


def wording(report: Report, source: Spans) -> str | None:
    """What two sources must share to be one speaker for now; None for a pronoun or no source."""
    words = " ".join(" ".join(span.of(report.text) for span in source).split()).strip(" ,;:")
    return None if not words or is_pronoun(words) else words.casefold()


class Cast:
    """The speakers of a report, in the order in which they first speak."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._mentions: dict[str, dict[Span, None]] = {}  # each wording's in the order in which they speak

    def add(self, source: Spans) -> str | None:
        """The id of the speaker behind a source; None where it names nobody."""
        key = wording(self._report, source)
        if key is None:
            return None
        self._mentions.setdefault(key, {}).update(dict.fromkeys(source))
        return self._id(key)

    def _id(self, key: str) -> str:
        return "s" + sha256(f"{self._report.id}\0{key}".encode()).hexdigest()[:12]

    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(
            Speaker(id=self._id(key), name=self._name(next(iter(mentions))), mentions=tuple(sorted(mentions)))
            for key, mentions in self._mentions.items()
        )

    def _name(self, mention: Span) -> str:
        """The wording's first piece as printed, without the comma that closes it."""
        return mention.of(self._report.text).strip().rstrip(",;:").rstrip()
