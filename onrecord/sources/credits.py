"""Who wrote, where a line tells who did what: `Words by Anna Lund. Pictures by Per Moe.`, `(Reporting by Jane Roe; editing by Jo Moe)`."""

from __future__ import annotations

import re

__all__ = ["is_of_others", "writers"]

_WROTE = r"(?:report(?:ing|ed)?|writing|written|words|text|story|interview(?:ed)?|updates?|compiled|analysis)"
_ELSE = (
    r"(?:photo\w*|pictures?|images?|illustrat\w+|graphics?|portraits?|videos?|filmed|camera|edit(?:ing|ed|or)s?|produc\w+|translat\w+"
    r"|fact[- ]?check\w*|design(?:ed)?|artwork)"
)
_LABEL = re.compile(
    rf"(?:^\W*|[;,/|.&] *|\b(?:and|with) )(?:(?P<more>additional|further) )?(?:(?:live|original|special) )?"
    rf"(?:(?P<wrote>{_WROTE})|{_ELSE})(?: and \w+)?(?: by\b:?|:) ?",
    re.IGNORECASE,
)
_MOST_LABELS = 12  # of one line


def writers(line: str) -> str:
    """The line without those who took pictures, edited or produced, and with one label for all who wrote."""
    labels = list(_LABEL.finditer(line))[:_MOST_LABELS]
    if not any(label["wrote"] is None or label.start() for label in labels):
        return line
    ends = [label.start() for label in labels[1:]] + [len(line)]
    first = labels[0].start()
    told = [line[:first]] if line[:first].strip(" (*_") else []
    for label, end in zip(labels, ends, strict=True):
        if label["wrote"]:
            told.append(line[label.end() if told else label.start() : end])
    return "; ".join(words for part in told if (words := part.strip(" ;,/|.&()*_")))


def is_of_others(line: str) -> bool:
    """Whether the line tells only of those who helped the writers, who are named elsewhere."""
    labels = [label for label in _LABEL.finditer(line) if label["wrote"]]
    return not labels or all(label["more"] for label in labels)
