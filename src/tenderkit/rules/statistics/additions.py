"""What a year added: the register's rows on its last day, less those on the day before it began."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tenderkit.model.journal.choices import AddedValue

Part = tuple[str, str, str]
"""A procurement, a company and a lot: what a row of the register is about. Never printed."""


class YearStanding(Struct, frozen=True):
    """A company's requirement on a day, counted from the beginning, as the register has it.

    `required` is `None` while it isn't known. It counts months of full time with `by_months`, and then no places.
    """

    unit: str
    kind: str
    required: int | None
    by_months: bool
    agreed: int
    begun: int
    completed: int


class Addition(Struct, frozen=True):
    """What came to a company's requirement between two days. `is_new` is a requirement that wasn't there on the first."""

    part: Part
    unit: str
    kind: str
    is_new: bool
    required: int = 0
    agreed: int = 0
    begun: int = 0
    completed: int = 0
    is_unknown: bool = False
    by_months: bool = False


class YearOfCases(Struct, frozen=True):
    """Everything that was counted: by quarter what had come by its end, and what companies answered about added value.

    `read` and `unread` are the folder's cases.
    """

    year: int
    quarters: tuple[tuple[Addition, ...], ...]
    answers: tuple[AddedValue, ...]
    read: int
    unread: int

    @property
    def additions(self) -> tuple[Addition, ...]:
        """Those of the whole year."""
        return self.quarters[-1]


def additions(before: Mapping[Part, YearStanding], after: Mapping[Part, YearStanding]) -> tuple[Addition, ...]:
    """One for each requirement that stands on the second day. A number that was corrected downwards adds nothing."""
    return tuple(_added(part, before.get(part), now) for part, now in after.items())


def _added(part: Part, was: YearStanding | None, now: YearStanding) -> Addition:
    counts = not now.by_months

    def more(name: str) -> int:
        return max(0, (getattr(now, name) or 0) - (getattr(was, name, 0) or 0))

    return Addition(
        part=part,
        unit=now.unit,
        kind=now.kind,
        is_new=was is None,
        required=more("required") if counts else 0,
        agreed=more("agreed"),
        begun=more("begun"),
        completed=more("completed"),
        is_unknown=was is None and now.required is None,
        by_months=was is None and now.by_months,
    )


def companies(added: Iterable[Addition]) -> int:
    """Those that got a requirement, each once, however many contracts, lots or call-offs it has."""
    return len({each.part[1] for each in added if each.is_new})


def procurements(added: Iterable[Addition]) -> int:
    """Those in which a company got a requirement."""
    return len({each.part[0] for each in added if each.is_new})


def places(added: Iterable[Addition]) -> int:
    """The places that were requisitioned: those that the terms require, and those that were agreed on after a dialogue."""
    return sum(each.required + each.agreed for each in added)


def company_answers(by_company: Mapping[str, Iterable[AddedValue]]) -> Iterator[AddedValue]:
    """One for each company: no where one of its answers is no (report l. 97 asks for all of them), else yes if it answered."""
    for answers in by_company.values():
        given = set(answers)
        yield next(each for each in (AddedValue.NO, AddedValue.YES, AddedValue.NO_ANSWER) if each in given)
