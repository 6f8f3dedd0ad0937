"""The places of the samples as they are drawn: how they count is what the reports say."""

from datetime import date
from pathlib import Path

import pytest

from tenderkit.workflows.drafts.places_timeline import PlacesTimeline, places_timeline

SAMPLES = Path(__file__).parents[3] / "samples"
LONG_AGO = date(2020, 1, 1)


def _of(name: str) -> PlacesTimeline:
    found = places_timeline(SAMPLES / name / "upphandling.yaml", LONG_AGO)
    assert found is not None
    return found


def test_it_is_judged_on_the_latest_day_that_the_journal_tells_of() -> None:
    assert _of("vaghyveln").day == date(2029, 1, 19)


def test_a_place_that_ended_early_tells_its_days_and_the_one_that_replaces_it() -> None:
    (supplier,) = _of("vaghyveln").suppliers
    by_id = {each.id: each for each in supplier.places}

    assert (by_id["P-03"].is_early, by_id["P-03"].days, by_id["P-03"].of_days) == (True, 33, 103)
    assert by_id["P-03"].standing == "not_counted"
    assert by_id["P-05"].replaces == "P-03"
    assert not by_id["P-01"].is_early


def test_every_supplier_and_lot_has_its_own() -> None:
    told = [(each.supplier, each.lots) for each in _of("korttidshyra-fordon").suppliers if each.places]

    assert told == [
        ("Påhittade Hyrbilar i Norr AB", "anbudsområde A"),
        ("Exempelfordon Mitt AB", "anbudsområde A"),
    ]


def test_the_places_of_an_agreement_are_drawn_too() -> None:
    assert [each.id for each in _of("vinterparken").every] == ["P-01", "P-02"]


def test_each_part_says_how_many_of_how_many_and_why() -> None:
    ((_, parts),) = _of("vaghyveln").parts
    places = next(each for each in parts if each.title == "Platser")

    assert (places.done, places.required, places.status) == ("4", "4", "met")
    assert any(reason.clause == "Uppfyllda platser" and reason.mark for reason in places.reasons)


@pytest.mark.parametrize("name", ["stadsfesten", "parkskotsel-liten"])
def test_without_a_journal_there_is_none(name: str) -> None:
    assert places_timeline(SAMPLES / name / "upphandling.yaml", LONG_AGO) is None
