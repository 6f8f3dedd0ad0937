"""A folder of cases and a year, as what a paper is about: the register on its last day, on those of its quarters, and before it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.model.journal.choices import AddedValue
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.model.statistics.yearly_totals import CountedYear
from tenderkit.problems import Key, Problem, RefusedError, TenderkitError
from tenderkit.project.places import MUNICIPALITY_FILE, YEARLY_FILE, ProjectPlaces
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.readers.statistics.yearly_reader import read_yearly_totals
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.register.register_rows import RegisteredCase
from tenderkit.rules.register.year_standings import added_value, year_standings
from tenderkit.rules.statistics.additions import Addition, Part, YearOfCases, YearStanding, additions, company_answers
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.matter import Matter, Sender
from tenderkit.workflows.register.read_cases import cases_of_folder, numbers_on_day, read_cases

_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))


def year_matter(path: Path, options: BuildOptions, places: ProjectPlaces) -> Matter:
    """The matter of the folder's cases in `options.year`, as far as it had come on the day that was asked for.

    Raises `RefusedError` for a day before the year and for a folder without cases, `InvalidInputError` for a faulty `arsuppgifter.yaml`.
    """
    number = options.year or 0
    day = options.day or date(number, 12, 31)
    if day.year < number:
        raise RefusedError("TK-N051", {"year": number, "day": day.isoformat()})
    typed = read_yearly_totals(path)
    totals = next((each for each in typed[0].years if each.year == number), None) if typed is not None else None
    own = read_municipality(path) if (path / MUNICIPALITY_FILE).is_file() else None
    counted = _count(path, _Days(number, day), options)
    year = CountedYear(number=number, totals=totals)
    about = {"year": year, "municipality": own[0] if own is not None else None}

    def papers(kind: Kind) -> tuple[DocumentToBe, ...]:
        return (DocumentToBe(f"{kind.id}-{number}", about={**about, "counted": counted.year}),)

    return Matter(
        what=AboutWhat.YEAR,
        home=path,
        places=places,
        day=day,
        sender=_sender(own[0] if own is not None else None, counted.authorities),
        papers=papers,
        problem=_problems_in(path, typed[1] if typed is not None else None, own[1] if own is not None else None),
        roots={
            "municipality": about["municipality"]
        },  # every number of the year goes through the rules for numbers of people
        unread=tuple(counted.unread),
    )


class _Days(Struct, frozen=True):
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


class _Count(Struct):
    """What is kept of each case when it has been read: numbers, and nothing of the case itself."""

    days: _Days
    quarters: tuple[list[Addition], ...] = field(default_factory=lambda: ([], [], [], []))
    answers: dict[str, list[AddedValue]] = field(default_factory=dict)
    authorities: set[str] = field(default_factory=set)
    read: int = 0
    unread: list[Problem | TenderkitError] = field(default_factory=list)
    unread_cases: int = 0

    @property
    def year(self) -> YearOfCases:
        quarters = tuple(map(tuple, self.quarters))
        answers = tuple(company_answers(self.answers))
        return YearOfCases(self.days.year, quarters, answers, self.read, self.unread_cases)

    def add(self, sound: SoundCase, last: RegisteredCase) -> None:
        """Each day is looked at by itself, as the register would be on it; `last` is the case on the last of them."""
        seen: dict[date, dict[Part, YearStanding]] = {self.days.last: year_standings(last)}
        for day in (self.days.before, *self.days.quarters):
            if day not in seen:
                seen[day] = year_standings(numbers_on_day(sound, last, day))
        for day, into in zip(self.days.quarters, self.quarters, strict=True):
            into.extend(additions(seen[self.days.before], seen[day]))
        for company, answer in added_value(last, self.days.year):
            self.answers.setdefault(company, []).append(answer)
        self.authorities.add(sound.case.authority.name)
        self.read += 1


def _count(folder: Path, days: _Days, options: BuildOptions) -> _Count:
    count, cases = _Count(days), cases_of_folder(folder)
    for done, found in enumerate(read_cases(cases, days.last), 1):
        count.unread += (*found.problems, *found.refusals)
        if found.case is not None and found.sound is not None:
            count.add(found.sound, found.case)
        else:
            count.unread_cases += 1
        if options.progress is not None:
            options.progress(done, len(cases))
    return count


def _sender(own: Municipality | None, authorities: set[str]) -> Sender:
    """The municipality as its own file has it; without one the authority of the cases, where it is the same in all."""
    if own is not None:
        return Sender(own.name, own.unit or "")
    return Sender(min(authorities) if len(authorities) == 1 else "")


def _problems_in(folder: Path, totals: YamlSource | None, own: YamlSource | None) -> Callable[[str, Message], Problem]:
    def problem(at: str, message: Message) -> Problem:
        first, *rest = at.split(".")
        key: Key = tuple(int(part) if part.isdecimal() else part for part in rest)
        if first == "municipality" and own is not None:
            return own.problem(key, message)
        if totals is not None:
            return totals.problem((), message)
        return Problem(folder / YEARLY_FILE, 1, 1, message)

    return problem
