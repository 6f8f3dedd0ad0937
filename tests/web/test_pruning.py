"""Removing what may no longer be kept of persons: shown first, and removed when somebody says so."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localdate

from given.moved_in_time import moved_in_time

PAGE = "/arenden/vaghyveln/personer/gallra/"
TWO_YEARS_LATER = date(2030, 10, 1)  # P-02 and P-03 of the sample have been over for two years


@pytest.fixture
def persons(cases: Path) -> Path:
    moved_in_time(cases / "vaghyveln", TWO_YEARS_LATER, localdate())
    return cases / "vaghyveln" / "personer.yaml"


def test_what_would_go_is_shown_by_numbers_alone(recruiter: Client, persons: Path) -> None:
    words = recruiter.get(PAGE).content.decode()

    assert "P-02" in words
    assert "P-01" not in words
    assert "Robin" not in words
    assert "Robin" in persons.read_text("utf-8")


def test_nothing_goes_until_somebody_says_so(recruiter: Client, persons: Path) -> None:
    before = persons.read_bytes()

    assert "Kryssa i rutan" in recruiter.post(PAGE).content.decode()
    assert persons.read_bytes() == before


def test_it_goes_and_the_number_of_the_place_stays(recruiter: Client, persons: Path) -> None:
    words = recruiter.post(PAGE, {"forstatt": "ja"}).content.decode()

    left = persons.read_text("utf-8")
    assert "Uppgifterna är borttagna" in words
    assert "Robin" not in left
    assert "place: P-02" in left
    assert "Kim Exempelsson" in left
    assert "Inget ska tas bort i dag" in recruiter.get(PAGE).content.decode()


def test_without_a_decision_nothing_can_go(recruiter: Client, persons: Path) -> None:
    record = persons.with_name("placeringar.yaml")
    record.write_text(record.read_text("utf-8").partition("retention:")[0], "utf-8")

    assert "Utan kommunens beslut" in recruiter.get(PAGE).content.decode()
    assert "För in beslutet" in recruiter.get("/arenden/vaghyveln/personer/").content.decode()
    assert recruiter.post(PAGE, {"forstatt": "ja"}).status_code >= 400
    assert "Robin" in persons.read_text("utf-8")
