"""Dates of the recruiter's file that can't come in the order in which they stand."""

from collections.abc import Iterator
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault, Key

Day = tuple[str, date | None]  # the key that the day stands at, and the day


def in_order(block: Key, *days: Day) -> Iterator[Fault]:
    """A fault at each stated day that is before one of those in front of it."""
    latest: tuple[str, date] | None = None
    for name, day in days:
        if day is None:
            continue
        if latest is not None and day < latest[1]:
            facts = {"later": name, "second": day.isoformat(), "earlier": latest[0], "first": latest[1].isoformat()}
            yield Fault((*block, *name.split(".")), Message("TK-M010", facts))
        else:
            latest = name, day


def after_the_award(case: Procurement, key: Key, day: date) -> Iterator[Fault]:
    """Until the award nobody but the officer may know who the supplier is (19 kap. 3 § OSL)."""
    awarded = case.procedure.awarded
    if awarded is None:
        yield Fault(key, Message("TK-M011", {"day": day.isoformat()}))
    elif day < awarded:
        facts = {"day": day.isoformat(), "what": "awarded", "first": awarded.isoformat()}
        yield Fault(key, Message("TK-M012", facts))
