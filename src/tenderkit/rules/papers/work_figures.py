"""What a certificate says of a person's time at a workplace, in words: when, how much, and whether it still goes on."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.matching.matching import Placement
from tenderkit.rules.language.infinitives import fit_in_a_sentence
from tenderkit.rules.language.wording import NBSP, first_of_days, join_words, write_date, write_number

_FULL_TIME = 100


class WorkFacts(Struct, frozen=True):
    """A person's time at a workplace, as a paper that the person keeps tells it."""

    has_begun: Annotated[bool, "Om platsen har börjat"]
    goes_on: Annotated[bool, "Om personen är kvar"]
    did: Annotated[str, "Vad personen gör eller har gjort hos arbetsgivaren, i ord"]
    time: Annotated[str, "Tiden i ord"]
    full_time: Annotated[bool, "Om omfattningen är heltid"]
    extent: Annotated[str | None, "Omfattningen i ord, utöver heltid"]
    extent_unknown: Annotated[bool, "Om omfattningen inte är angiven"]
    tasks: Annotated[str | None, "Arbetsuppgifterna så som de läses efter att"]
    one_task: Annotated[bool, "Om det är en enda arbetsuppgift"]
    skills: Annotated[str | None, "Kunskaperna så som de läses efter att"]


def work_facts(placement: Placement, day: date) -> WorkFacts:
    """The facts as they are on the day. An employment goes on when the person stays after the time that was agreed; nothing else does."""
    stated = (placement.extent_percent, placement.hours_per_week, placement.total_hours)
    goes_on = placement.ended is None or (placement.kind is PlacementKind.EMPLOYMENT and placement.continued is True)
    return WorkFacts(
        has_begun=placement.begun and placement.starts <= day,
        goes_on=goes_on,
        did=document_text(f"work.{placement.kind.value}.{'now' if goes_on else 'then'}"),
        time=_time(placement.starts, None if goes_on else placement.ended),
        full_time=placement.extent_percent == _FULL_TIME,
        extent=", ".join(_extent(placement, goes_on=goes_on)) or None,
        extent_unknown=all(each is None for each in stated),
        tasks=_in_a_sentence(placement.tasks),
        one_task=len(placement.tasks) == 1,
        skills=_in_a_sentence(placement.skills or ()),
    )


def _in_a_sentence(tasks: Sequence[str]) -> str | None:
    """Nothing where they are read more easily as a list; joined by `samt` where a task has an `och` of its own."""
    if not fit_in_a_sentence(tasks):
        return None
    conjunction = document_text("work.and")
    if any(f" {conjunction} " in task for task in tasks):
        conjunction = document_text("work.and_also")
    return join_words(list(tasks), conjunction)


def _time(first: date, last: date | None) -> str:
    """`sedan den 8 maj 2028`, `den 2 februari 2026` or `från den 8 maj till den 5 november 2028`."""
    if last is None:
        return document_text("work.since", first=write_date(first))
    if last == first:
        return document_text("work.day", day=write_date(first))
    return document_text("work.from_to", first=first_of_days(first, last), last=write_date(last))


def _extent(placement: Placement, *, goes_on: bool) -> Iterator[str]:
    """The hours in all are those of a time that is over: while it goes on they would soon be too few."""
    if placement.extent_percent is not None and placement.extent_percent != _FULL_TIME:
        yield document_text("work.percent", percent=placement.extent_percent)
    if placement.hours_per_week is not None:
        yield document_text("work.weekly", hours=_hours(placement.hours_per_week))
    if placement.total_hours is not None and not goes_on:
        yield document_text("work.in_all", hours=_hours(Decimal(placement.total_hours)))


def _hours(hours: Decimal) -> str:
    return f"{write_number(hours)}{NBSP}{document_text('work.hour' if hours == 1 else 'work.hours')}"
