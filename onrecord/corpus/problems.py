"""What is wrong with a file of marks, gathered so that all of it is told at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import BadMarks

__all__ = ["Problem", "Problems", "raise_errors"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong (`grave`) or that somebody should look at again; `details` are lines that help to mend it."""

    file: str
    where: str  # statement 3 (s3), line 40: content 2
    says: str
    details: tuple[str, ...] = ()
    grave: bool = True

    def __str__(self) -> str:
        return "\n    ".join((": ".join(part for part in (self.file, self.where, self.says) if part), *self.details))


@dataclass(slots=True)
class Problems:
    """The problems of one file, in the order in which they were found."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def error(self, where: str, says: str, details: tuple[str, ...] = ()) -> None:
        self.found.append(Problem(self.file, where, says, details))

    def warn(self, where: str, says: str, details: tuple[str, ...] = ()) -> None:
        self.found.append(Problem(self.file, where, says, details, grave=False))


def raise_errors(problems: Problems) -> None:
    """Raises BadMarks with the first error and how many there are; warnings are none."""
    wrong = [problem for problem in problems.found if problem.grave]
    if wrong:
        says = ": ".join(part for part in (wrong[0].file, wrong[0].where, wrong[0].says) if part)
        more = f" (the first of {len(wrong)} errors)" if len(wrong) > 1 else ""
        raise BadMarks(f"{says}{more}; onrecord corpus check tells all")
