"""A column is found by what its heading says, whatever else the heading says about its numbers."""

import pytest

from tenderkit.model.plan.headings import OTHER_HEADINGS, column_title, looked_for, read_heading
from tenderkit.model.plan.row import READ_FIELDS


@pytest.mark.parametrize(
    ("heading", "field", "unit"),
    [
        pytest.param("Upphandling", "title", "", id="its own title"),
        pytest.param("  FÖRVALTNING ", "unit", "", id="another name in capitals"),
        pytest.param("Beräknat värde (tkr)", "value", "tkr", id="a unit in brackets"),
        pytest.param("Uppskattat värde, mkr", "value", "mkr", id="a unit behind a comma"),
        pytest.param("Värde i mkr", "value", "mkr", id="a unit as a word"),
        pytest.param("Värde (tkr, exkl. moms)", "value", "tkr", id="without VAT"),
        pytest.param("Värde (tkr inkl moms)", "value", "tkr inkl. moms", id="with VAT"),
        pytest.param("Värde inkl. moms", "value", "kr inkl. moms", id="with VAT and no unit"),
        pytest.param("Avtalstid (år)", "months", "år", id="years"),
        pytest.param("Avtalstid - mån", "months", "månader", id="months behind a dash"),
        pytest.param("Antal månader", "months", "månader", id="a name that is its unit"),
        pytest.param("Finns ett beslut?", "decided", "", id="a question"),
        pytest.param("Annonseras", "begins", "", id="when the procurement begins"),
    ],
)
def test_a_heading_says_what_its_column_holds_and_in_which_unit(heading: str, field: str, unit: str) -> None:
    found = read_heading(heading)

    assert found is not None
    assert (found.field, found.unit, found.exact) == (field, unit, True)


def test_a_misspelt_heading_is_known_for_what_it_nearly_says() -> None:
    found = read_heading("Beräknat vrde")

    assert found is not None
    assert (found.field, found.exact) == ("value", False)


@pytest.mark.parametrize("heading", ["Anteckning", "Datum", "Beställare", "Årsvärde", "", "( )", "Handläggare mkr"])
def test_a_heading_that_says_something_else_is_left_alone(heading: str) -> None:
    """Under `Beställare` stands a person's name: nothing reads it."""
    assert read_heading(heading) is None


def test_no_heading_stands_for_two_fields() -> None:
    names = [name for names in OTHER_HEADINGS.values() for name in names.split("|")]

    assert sorted(names) == sorted(set(names))
    assert not set(names) & {column_title(field).casefold() for field in READ_FIELDS} - {"utbildningspartner"}


def test_whoever_has_no_headings_is_told_every_one_that_is_looked_for() -> None:
    assert looked_for().startswith("Upphandling, Enhet, Beräknat värde, Avtalstid")
