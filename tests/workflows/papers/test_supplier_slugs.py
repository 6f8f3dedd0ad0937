"""A supplier in the name of a file: letters that every system takes, short, and no two alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.case.case import Supplier
from tenderkit.workflows.papers.supplier_slugs import LONGEST, supplier_slugs


def slugs(*names: str, sole_trader: bool = False) -> tuple[str, ...]:
    return supplier_slugs([Supplier.model_construct(name=name, sole_trader=sole_trader) for name in names])


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Exempel Anläggning AB", "exempel-anlaggning-ab", id="Swedish letters"),
        pytest.param("Väg & Berg i Norr AB", "vag-berg-i-norr-ab", id="signs"),
        pytest.param("Påhittade Entreprenader i Östersund AB", "pahittade-entreprenader", id="cut after a word"),
        pytest.param("E" * 40, "e" * 24, id="one long word"),
        pytest.param("Łódź Błąd Øst", "lodz-blad-ost", id="other letters"),
        pytest.param("王", "1", id="no letter that can be written"),
    ],
)
def test_the_name_is_told_in_plain_letters(name: str, slug: str) -> None:
    assert slugs(name) == (slug,)


def test_two_that_would_be_alike_are_told_apart() -> None:
    assert slugs("Prov AB", "Prov ab", "PROV AB") == ("prov-ab", "prov-ab-2", "prov-ab-3")
    assert slugs("E" * 30, "E" * 31) == ("e" * 24, f"{'e' * 22}-2")


def test_a_sole_traders_own_name_is_in_no_file_name() -> None:
    assert slugs("Åkessons Trädgård", sole_trader=True) == ("1",)


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=8))
def test_every_name_is_plain_short_and_its_own(names: list[str]) -> None:
    found = slugs(*names)

    assert len(set(found)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) and len(slug) <= LONGEST for slug in found)
