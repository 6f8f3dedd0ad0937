"""An index finds just what a search for one fact after the other finds, and each document of a case is one walk."""

from collections.abc import Callable
from cProfile import Profile
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from judges.plain_search import found_one_by_one
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex
from tenderkit.rules.privacy.letters import Letters, searchable_words


class Contact(BaseModel):
    name: str | None = None
    phone: str | None = None


class Placement(BaseModel):
    model_config = ConfigDict(extra="allow")

    name: str | None = None
    registration: str | None = None
    reasons: str | None = None
    value: Decimal | None = None
    count: int | None = None
    contact: Contact | None = None


class Everything(BaseModel):
    title: str | None = None
    notes: str | None = None
    placements: tuple[Placement, ...] = ()


PATHS = (
    *(
        "title",
        "notes",
        "placements",
        "placements.name",
        "placements.reasons",
        "placements.value",
        "placements.contact",
    ),
    *("placement.name", "placement.reasons", "placement.contact.phone", "placement", "journal"),
)
WORDS = st.sampled_from(
    [
        *("Kim", "Påhitt", "ÅSA", "A\u030asa", "a-b", "a\u2011b", "(publ)", "&", "x_1", "ﬁrma", "²", "-", "son", "Kims", "\ufc5e"),
        *("50", "000", "250", "556000", "0001", "070", "12", "1", "174", "06", "50 000", "50\u00a0000", "556000-0001", "٣٤"),
        *("123456789012345678901234567890123456", "1,5", "000,50"),
    ]
)  # fmt: skip
GAPS = st.sampled_from(
    [" ", " ", " ", "", "-", "\u2013", ". ", ", ", "\n", "\n\n", "\u00ad", "\u00a0", "  ", "   ", "/", "'"]
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=9).map(
    lambda pairs: "".join(part for pair in pairs for part in pair)
)
AMOUNTS = st.sampled_from([Decimal(50_000), Decimal(250_000), Decimal("50000.50"), Decimal(5), Decimal(12_070_174)])
PLACEMENTS = st.builds(
    Placement,
    name=st.none() | TEXTS,
    registration=st.none() | TEXTS,
    reasons=st.none() | TEXTS,
    value=st.none() | AMOUNTS,
    count=st.none() | st.integers(0, 60),
    contact=st.none() | st.builds(Contact, name=st.none() | TEXTS, phone=st.none() | TEXTS),
)
CASES = st.builds(
    Everything, title=st.none() | TEXTS, notes=st.none() | TEXTS, placements=st.lists(PLACEMENTS, max_size=4).map(tuple)
)


def allowing(*paths: str) -> Callable[[str], bool]:
    return lambda path: is_within(path, *paths)


def stated_in(value: object) -> list[str]:
    """The values of a case, to be put into a text."""
    if isinstance(value, BaseModel):
        return [words for each in dict(value).values() for words in stated_in(each)]
    if isinstance(value, tuple):
        return [words for each in value for words in stated_in(each)]
    return [] if value is None else [str(value), f"{value:,}".replace(",", " ") if isinstance(value, Decimal) else ""]


@st.composite
def held_against(draw: st.DrawFn) -> tuple[Everything, list[str], list[str], str]:
    """A case, the paths that a kind allows, a document's texts with values of the case in them, and a text of the journal."""
    case = draw(CASES)
    values = st.sampled_from(stated_in(case)) if stated_in(case) else st.just("")
    texts = st.lists(st.tuples(TEXTS | values, GAPS, values), max_size=4)
    allowed = [*draw(st.lists(st.sampled_from(PATHS), max_size=2)), *draw(st.sampled_from([(), ("placement",)]))]
    return case, allowed, ["".join(each) for each in draw(texts)], draw(TEXTS)


@settings(max_examples=600)
@given(held_against())
def test_the_index_finds_what_a_search_one_by_one_finds(drawn: tuple[Everything, list[str], list[str], str]) -> None:
    case, allowed, texts, event = drawn
    roots = {"": case, "matching": case.placements[:2]}
    about = {"matching": case, "placement": case.placements[-1] if case.placements else None}
    beside = (("journal.reasons", event),)

    found = DistinctiveIndex(roots, beside).forbidden(allowing(*allowed)).found_in(texts, about)

    assert found == found_one_by_one(texts, allowing(*allowed), roots, about, beside)


@given(TEXTS, TEXTS, GAPS, TEXTS)
def test_what_a_text_holds_has_its_keys_among_the_words(before: str, sought: str, gap: str, after: str) -> None:
    text, wanted = Letters.of(f"{before}{gap}{sought} {after}"), Letters.of(sought)

    assert not wanted.plain.split() or not text.hold(wanted) or wanted.keys <= text.words


def test_words_of_what_is_filled_in_may_be_added_to_those_of_the_text() -> None:
    forbidden = DistinctiveIndex(
        {"": Everything(title="Kim", notes="Ring Kim Påhitt på ön före klockan tolv.")}
    ).forbidden(allowing("title"))
    fixed = searchable_words("Ring på ön före klockan")

    assert forbidden.candidates(fixed, {}) == ()
    assert [each.path for each in forbidden.candidates(fixed | searchable_words("Kim Påhitt, tolv"), {})] == ["notes"]


@pytest.mark.parametrize("number", ["070-174 06 01 " * 3, "1 " * 40])
def test_a_number_of_any_length_is_found(number: str) -> None:
    case = Everything(placements=(Placement(name=number.strip()),))

    (found,) = DistinctiveIndex({"": case}).forbidden(allowing()).found_in([f"Ring {number} idag."], {})

    assert found.path == "placements.name"


def test_a_document_costs_the_same_however_many_placements_a_case_has() -> None:
    """Counted in calls: twice as many placements, the same number for a document."""
    _, few, many = (calls_for_a_document(number) for number in (50, 50, 100))  # the first one reads the text

    assert many == few


def calls_for_a_document(number: int) -> int:
    persons = tuple(
        Placement(name=f"Kim{at} Påhitt{at}", contact=Contact(name="Bo Exempelman", phone=f"070-{at:04} 00"))
        for at in range(number)
    )
    forbidden = DistinctiveIndex({"matching": Everything(placements=persons)}).forbidden(allowing("placement"))
    profile = Profile()
    texts = ["Intyg för Kim7 Påhitt7. Handledare var Bo Exempelman, 070-0007 00."]
    found: Any = profile.runcall(forbidden.found_in, texts, {"placement": persons[7]})
    assert found == ()
    return sum(entry.callcount for entry in profile.getstats())


def test_what_a_kind_allows_is_not_read_until_a_document_holds_what_it_may_not() -> None:
    """Counted in calls: twice as many placements that may stand anywhere, the same number."""
    few, many = (calls_to_forbid(Everything(title="Kim", placements=(Placement(name="Bo Ek"),) * n)) for n in (50, 100))

    assert many == few


def calls_to_forbid(case: Everything) -> int:
    profile = Profile()
    forbidden: Any = profile.runcall(DistinctiveIndex({"": case}).forbidden, allowing("placements"))
    assert forbidden.found_in(["Intyg för Bo Ek."], {}) == ()
    return sum(entry.callcount for entry in profile.getstats())
