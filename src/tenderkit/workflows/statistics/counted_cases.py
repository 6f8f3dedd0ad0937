"""The cases of a year, each counted by itself and then all of them together: numbers, and nothing of the cases themselves."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from tenderkit.model.journal.choices import AddedValue
from tenderkit.problems import Problem, TenderkitError
from tenderkit.rules.register.year_standings import added_value, year_standings
from tenderkit.rules.statistics.additions import Addition, Part, YearOfCases, YearStanding, additions, company_answers
from tenderkit.workflows.register.read_cases import FoundCase, numbers_on_day

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


class DaysOfYear(Struct, frozen=True):
    """The days on which a case is looked at: never later than the one that was asked for."""

    year: int
    asked: date

    @property
    def before(self) -> date:
        return date(self.year - 1, 12, 31)

    @property
    def last(self) -> date:
        return min(date(self.year, 12, 31), self.asked)

    @property
    def quarters(self) -> tuple[date, ...]:
        return tuple(min(date(self.year, *end), self.last) for end in _QUARTER_ENDS)


class CaseOfYear(Struct, frozen=True):
    """What is kept of a case when it has been read: numbers, and nothing of the case itself.

    `quarters` are what had come by the end of each, `answers` a company's answers of the year. One that couldn't be read has nothing.
    """

    is_read: bool = False
    authority: str = ""
    quarters: tuple[tuple[Addition, ...], ...] = ()
    answers: tuple[tuple[str, AddedValue], ...] = ()


class CountedCases(Struct, frozen=True):
    """The cases of a folder as the year counts them, and what couldn't be read."""

    year: YearOfCases
    authorities: frozenset[str]
    unread: tuple[Problem | TenderkitError, ...] = ()


def case_of_year(found: FoundCase, days: DaysOfYear) -> CaseOfYear:
    """Each day is looked at by itself, as the register would be on it; the case is as it was on the last of them."""
    sound, last = found.sound, found.case
    if sound is None or last is None:
        return CaseOfYear()
    seen: dict[date, dict[Part, YearStanding]] = {days.last: year_standings(last)}
    for day in (days.before, *days.quarters):
        if day not in seen:
            seen[day] = year_standings(numbers_on_day(sound, last, day))
    return CaseOfYear(
        is_read=True,
        authority=sound.case.authority.name,
        quarters=tuple(additions(seen[days.before], seen[day]) for day in days.quarters),
        answers=tuple(added_value(last, days.year)),
    )


def counted_cases(
    cases: Iterable[CaseOfYear], year: int, unread: Iterable[Problem | TenderkitError] = ()
) -> CountedCases:
    """All of them together."""
    quarters: tuple[list[Addition], ...] = ([], [], [], [])
    answers: dict[str, list[AddedValue]] = {}
    authorities, read, not_read = set(), 0, 0
    for case in cases:
        read, not_read = read + case.is_read, not_read + (not case.is_read)
        authorities |= {case.authority} - {""}
        for company, answer in case.answers:
            answers.setdefault(company, []).append(answer)
        for added, into in zip(case.quarters, quarters if case.is_read else (), strict=True):
            into.extend(added)
    counted = YearOfCases(year, tuple(map(tuple, quarters)), tuple(company_answers(answers)), read, not_read)
    return CountedCases(counted, frozenset(authorities), tuple(unread))
