"""What is counted: the words that people put behind a number, and what may be reckoned from one unit into another."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from tenderkit.messages import text


class Unit(Enum):
    """What a number in a file counts."""

    PIECES = "pieces"
    PLACES = "places"
    PERSONS = "persons"
    SUPPLIERS = "suppliers"
    EXTENSIONS = "extensions"
    TIMES = "times"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    FULL_TIME_MONTHS = "full_time_months"
    QUARTERS = "quarters"
    HALF_YEARS = "half_years"
    YEARS = "years"
    PERCENT = "percent"
    EXTENT = "extent"  # percent of full time
    KRONOR = "kronor"

    @property
    def called(self) -> str:
        """What it is called, in the language in use."""
        return text(f"unit.{self.value}")


_NOUNS: Mapping[Unit, str] = {
    Unit.PIECES: "st|st.|styck|stycken",
    Unit.PLACES: "plats|platser",
    Unit.PERSONS: "person|personer|anställda|anställd|medarbetare",
    Unit.SUPPLIERS: "leverantör|leverantörer|ramavtalsleverantörer",
    Unit.TIMES: "gång|gånger|ggr|ggr.|möte|möten|gång per år|gånger per år|ggr per år|ggr/år|möte per år|möten per år|möten/år",
    Unit.EXTENSIONS: "förlängning|förlängningar|gång|gånger|ggr|ggr.",
    Unit.HOURS: "h|tim|tim.|timme|timmar",
    Unit.DAYS: "dag|dagar|dgr|dgr.|d|kalenderdag|kalenderdagar|dygn",
    Unit.WORKING_DAYS: "arbetsdag|arbetsdagar|vardag|vardagar|bankdag|bankdagar",
    Unit.WEEKS: "vecka|veckor|v|v.|kalenderveckor",
    Unit.MONTHS: "månad|månader|mån|mån.|mån:er|kalendermånad|kalendermånader",
    Unit.FULL_TIME_MONTHS: "heltidsmånad|heltidsmånader|månad av heltid|månader heltid|månader av heltid|månader på heltid|mån heltid",
    Unit.QUARTERS: "kvartal",
    Unit.HALF_YEARS: "halvår|halvt år",
    Unit.YEARS: "år|kalenderår",
    Unit.PERCENT: "%|procent|proc|proc.|pct",
    Unit.EXTENT: "% av heltid|procent av heltid|% av en heltid|% tjänst|procents tjänst",
    Unit.KRONOR: "kr|kr.|kronor|krona|sek|:-|mkr|tkr",
}
_BY_NOUN: dict[str, tuple[Unit, ...]] = {}
for _unit, _words in _NOUNS.items():
    for _word in _words.split("|"):
        _BY_NOUN[_word] = (*_BY_NOUN.get(_word, ()), _unit)

# Only what is exact: a month is no number of weeks or days.
_RECKONED: Mapping[tuple[Unit, Unit], int] = {
    (Unit.YEARS, Unit.MONTHS): 12,
    (Unit.HALF_YEARS, Unit.MONTHS): 6,
    (Unit.QUARTERS, Unit.MONTHS): 3,
    (Unit.WEEKS, Unit.DAYS): 7,
    (Unit.YEARS, Unit.FULL_TIME_MONTHS): 12,
}
# Words that say the same as the unit where it is the only one that can be meant.
_ALSO: Mapping[Unit, frozenset[Unit]] = {
    Unit.PLACES: frozenset({Unit.PIECES}),
    Unit.PERSONS: frozenset({Unit.PIECES}),
    Unit.SUPPLIERS: frozenset({Unit.PIECES}),
    Unit.EXTENSIONS: frozenset({Unit.PIECES}),
    Unit.TIMES: frozenset({Unit.PIECES}),
    Unit.FULL_TIME_MONTHS: frozenset({Unit.MONTHS}),
    Unit.EXTENT: frozenset({Unit.PERCENT}),
}


def units_called(noun: str) -> tuple[Unit, ...]:
    """Every unit that the words may stand for; none for words that nobody counts in here."""
    words = re.sub(r"\s*/\s*", "/", noun.lower())
    return _BY_NOUN.get(words) or _BY_NOUN.get(words.rstrip("."), ())


def reckoned(noun: str, unit: Unit) -> Decimal | None:
    """How many of `unit` one of what the noun says is: 12 months in `år`, 1 in `mån`; `None` for another measure."""
    named = units_called(noun)
    if not noun or unit in named or any(each in _ALSO.get(unit, ()) for each in named):
        return Decimal(1)
    return next((Decimal(_RECKONED[each, unit]) for each in named if (each, unit) in _RECKONED), None)
