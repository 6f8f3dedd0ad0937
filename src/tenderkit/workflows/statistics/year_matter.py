"""A folder of cases and a year, as what a paper is about: the register on its last day, on those of its quarters, and before it."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.model.statistics.yearly_totals import CountedYear
from tenderkit.problems import Key, Problem, RefusedError, TenderkitError
from tenderkit.project.places import MUNICIPALITY_FILE, YEARLY_FILE, ProjectPlaces
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.readers.statistics.yearly_reader import read_yearly_totals
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.matter import Matter, Sender
from tenderkit.workflows.register.read_cases import cases_of_folder, read_cases
from tenderkit.workflows.statistics.counted_cases import (
    CaseOfYear,
    CountedCases,
    DaysOfYear,
    case_of_year,
    counted_cases,
)


def year_matter(path: Path, options: BuildOptions, places: ProjectPlaces) -> Matter:
    """The matter of the folder's cases in `options.year`, as far as it had come on the day that was asked for.

    Raises `RefusedError` for a day before the year and for a folder without cases, `InvalidInputError` for a faulty `arsuppgifter.yaml`.
    """
    days = days_of_year(options)
    return matter_of_year(path, options, places, _count(path, days, options))


def days_of_year(options: BuildOptions) -> DaysOfYear:
    """The year that is asked for, as far as it had come on the day; raises `RefusedError` for a day before it."""
    number = options.year or 0
    day = options.day or date(number, 12, 31)
    if day.year < number:
        raise RefusedError("TK-N051", {"year": number, "day": day.isoformat()})
    return DaysOfYear(number, day)


def matter_of_year(path: Path, options: BuildOptions, places: ProjectPlaces, counted: CountedCases) -> Matter:
    """The same of cases that have been counted already; `path` is the folder of the municipality's own files."""
    days = days_of_year(options)
    number, day = days.year, days.asked
    typed = read_yearly_totals(path)
    totals = next((each for each in typed[0].years if each.year == number), None) if typed is not None else None
    own = read_municipality(path) if (path / MUNICIPALITY_FILE).is_file() else None
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
        unread=counted.unread,
    )


def _count(folder: Path, days: DaysOfYear, options: BuildOptions) -> CountedCases:
    cases: list[CaseOfYear] = []
    unread: list[Problem | TenderkitError] = []
    of_cases = cases_of_folder(folder)
    for done, found in enumerate(read_cases(of_cases, days.last), 1):
        unread += (*found.problems, *found.refusals)
        cases.append(case_of_year(found, days))
        if options.progress is not None:
            options.progress(done, len(of_cases))
    return counted_cases(cases, days.year, unread)


def _sender(own: Municipality | None, authorities: Collection[str]) -> Sender:
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
