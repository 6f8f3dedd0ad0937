"""The law table by act: what an act is called, which of its provisions the table knows, and on which days."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.case.choices import Law
from tenderkit.model.law.laws import LawTable, ProvisionUse, Regime
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.law.provisions import PlaceInAct, parse_places

ANY_PROCUREMENT_ACT = "*"  # the act that the case follows: a hole fills it in
UNKNOWN_ACT = ""
_NUMBER = lazy_pattern(r"(?<!\d)(?P<sfs>\d{4}:\d{1,4})(?!\d)|\(E[UG]\) (?:nr )?(?P<eu>\d{3,4}/\d{2,4})")


class ActName(Struct, frozen=True):
    """An act named in a text, by its number; `start` is where."""

    start: int
    number: str


def numbers_in(text: str) -> Iterator[ActName]:
    """`lagen (1982:80)`, `förordning (EU) 2016/679`."""
    return (ActName(match.start(), match["sfs"] or match["eu"]) for match in _NUMBER.finditer(text))


class LawRow(Struct, frozen=True):
    """One row of the table. `regime` and `use` are set for the procurement acts; `checked_on` is `None` when nobody read it."""

    act: str
    number: str
    text: str
    places: tuple[PlaceInAct, ...]
    start: date
    end: date | None
    checked_on: date | None
    regime: Regime | None = None
    use: ProvisionUse | None = None
    note: str = ""

    def touches(self, place: PlaceInAct) -> bool:
        return any(own.touches(place) for own in self.places)

    def in_force(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


class LawIndex(Struct, frozen=True):
    """Acts by number (SFS or the EU's). `numbers` gives it by name in small letters, `naming` finds those names in a text.

    `facts` are the places that the acts' own facts are read from; no clause refers to them as rows. `cited` are all places
    that the table rests on besides its rows.
    """

    numbers: Mapping[str, str]
    naming: re.Pattern[str]
    names: Mapping[str, str]
    rows: Mapping[str, tuple[LawRow, ...]]
    facts: tuple[LawRow, ...]
    cited: Mapping[str, tuple[PlaceInAct, ...]]
    amended_to: Mapping[str, str]

    def number_of(self, act: str) -> str:
        """`LOU`, `lagen (2016:1145) om …` -> 2016:1145; an act that we don't know is its own number."""
        known = self.numbers.get(act.strip().lower())
        if known:
            return known
        return next((found.number for found in numbers_in(act)), act.strip().lower())

    def acts_in(self, text: str) -> Iterator[ActName]:
        """The acts that a text names, by number or by a name that the table knows."""
        yield from numbers_in(text)
        for match in self.naming.finditer(text):
            yield ActName(match.start(), self.numbers[match[0].lower()])

    def rows_at(self, number: str, place: PlaceInAct) -> tuple[LawRow, ...]:
        """The rows about that place, in force or not."""
        return tuple(row for row in self.rows.get(number, ()) if row.touches(place))

    @property
    def procurement_acts(self) -> frozenset[str]:
        return frozenset(self.numbers[law.value.lower()] for law in Law)


def law_index(table: LawTable) -> LawIndex:
    """The table, ready to be asked about any act."""
    procurement = {law.value.lower(): _number_in(act.name) for law, act in table.acts.items()}
    numbers = procurement | {other.act.lower(): other.number for other in table.other_provisions}
    names = {other.number: other.act for other in table.other_provisions}
    names |= {number: law.upper() for law, number in procurement.items()}
    rows = [*_procurement_rows(table), *_other_rows(table)]
    cited: dict[str, list[PlaceInAct]] = {}
    for act, text in _cited(table):
        cited.setdefault(numbers[act.lower()], []).extend(parse_places(text))
    amended = {_number_in(act.name): act.amended_to for act in table.acts.values()}
    amended |= {other.number: other.amended_to for other in table.other_provisions if other.amended_to is not None}
    return LawIndex(
        numbers=numbers,
        naming=lazy_pattern(rf"(?<!\w)(?:{'|'.join(map(re.escape, numbers))})\b", re.IGNORECASE),
        names=names,
        rows={number: tuple(row for row in rows if row.number == number) for number in names},
        facts=tuple(_fact_rows(table)),
        cited={number: tuple(places) for number, places in cited.items()},
        amended_to=amended,
    )


def _number_in(name: str) -> str:
    return next((found.number for found in numbers_in(name)), name.lower())


def _procurement_rows(table: LawTable) -> Iterable[LawRow]:
    for row in table.provisions:
        yield LawRow(
            act=row.act.value,
            number=_number_in(table.acts[row.act].name),
            text=row.text,
            places=parse_places(row.text),
            start=row.start,
            end=row.end,
            checked_on=row.checked_on,
            regime=row.regime,
            use=row.use,
        )


def _fact_rows(table: LawTable) -> Iterable[LawRow]:
    """They hold for as long as the act does: the table gives them no first day of their own."""
    for law, act in table.acts.items():
        for text in dict.fromkeys(act.provisions()):
            number, places = _number_in(act.name), parse_places(text)
            yield LawRow(law.value, number, text, places, start=date.min, end=None, checked_on=act.checked_on)


def _other_rows(table: LawTable) -> Iterable[LawRow]:
    for other in table.other_provisions:
        for text in other.provisions:
            yield LawRow(
                act=other.act,
                number=other.number,
                text=text,
                places=parse_places(text),
                start=other.start,
                end=other.end,
                checked_on=other.checked_on,
                note=other.note or "",
            )


def _cited(table: LawTable) -> Iterable[tuple[str, str]]:
    """The provisions that decide regime, value and limits: a change of them changes the table too."""
    for law, act in table.acts.items():
        yield from ((law.value, text) for text in act.provisions())
    yield from ((limit.act.value, limit.provision) for limit in table.direct_award_limits)
