"""Nobody who has a place is named in a text for somebody else; the fault stands at the very key."""

from pathlib import PurePath

import pytest

from given.matching_text import case_of
from given.named_case import PERSONS, RECORD
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.problems import Fault
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.names_in_files import (
    names_beside_persons,
    names_by_right,
    names_in_case,
    names_in_persons,
    names_in_record,
)
from tenderkit.rules.privacy.names_told import SoughtNames, sought_names

RECORD_FILE, PERSONS_FILE = PurePath("placeringar.yaml"), PurePath("personer.yaml")


def record(*changes: tuple[str, str]) -> Record:
    return parse_record(parse_yaml(changed(RECORD, *changes), RECORD_FILE))


def persons(*changes: tuple[str, str]) -> Persons:
    return parse_persons(parse_yaml(changed(PERSONS, *changes), PERSONS_FILE))


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def sought() -> SoughtNames:
    named = [(each.place, each.name) for each in persons().persons if each.name]
    return sought_names(named, (*names_by_right(case_of(), record()), *names_beside_persons(persons())), ["björn"])


def told(faults: list[Fault]) -> list[str]:
    return [f"{'.'.join(map(str, fault.key))} {fault.message.code} {fault.message.facts['id']}" for fault in faults]


def test_the_sound_files_name_nobody() -> None:
    assert list(names_in_case(case_of(), sought())) == []
    assert list(names_in_record(record(), sought())) == []
    assert list(names_in_persons(persons(), sought())) == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        pytest.param("Arbetet utförs av två", "Robin Påhittssons arbete av två", "journal.1.reasons", id="reasons"),
        pytest.param("Två platser hade börjat.", "Robins plats hade inte börjat.", "journal.4.facts", id="facts"),
        pytest.param(
            "job_title: anläggningsarbetare", "job_title: Påhittssons jobb", "places.0.job_title", id="job title"
        ),
        pytest.param("workplace: Förrådet", "workplace: hos R. Påhittsson", "places.1.workplace", id="workplace"),
        pytest.param("[lägga kantsten]", "[hjälpa Robin]", "profiles.0.tasks.0", id="tasks of a profile"),
    ],
)
def test_a_name_in_any_text_of_the_journal_is_told_at_its_key(old: str, new: str, key: str) -> None:
    assert told(list(names_in_record(record((old, new)), sought()))) == [f"{key} TK-M230 P-01"]


def test_a_name_in_the_officers_file_is_told_at_its_key() -> None:
    text = case_of().model_copy(update={"title": "Plats åt Robin"})

    assert told(list(names_in_case(text, sought()))) == ["title TK-M230 P-01"]


def test_a_word_that_is_also_a_name_is_a_remark() -> None:
    found = list(names_in_record(record(("Två platser hade börjat.", "Platsen i Björn hade börjat.")), sought()))

    assert told(found) == ["journal.4.facts TK-M231 P-02"]
    assert found[0].message.gravity.value == "warning"


def test_a_supervisor_with_the_same_surname_is_named_in_full_by_right() -> None:
    full, surname = (
        list(names_in_record(record(("Två platser hade börjat.", words)), sought()))
        for words in ("Bo Påhittsson har berättat det.", "Påhittsson har berättat det.")
    )

    assert (told(full), told(surname)) == ([], ["journal.4.facts TK-M230 P-01"])


def test_a_persons_own_texts_may_name_the_person_but_nobody_else() -> None:
    other = persons(("Robin är alltid i tid.", "Robin är lika bra som Björn Stenhittare."))
    in_tasks = persons(("[lade kantsten]", "[Robin lade kantsten]"))

    assert told(list(names_in_persons(other, sought()))) == ["persons.0.recommendation.text TK-M230 P-02"]
    assert told(list(names_in_persons(in_tasks, sought()))) == ["persons.0.tasks.0 TK-M230 P-01"]


@pytest.mark.parametrize(("words", "place"), [("Stenhittare hade fel skor.", "P-02"), ("Robins skor var fel.", "P-01")])
def test_a_note_on_a_problem_names_nobody_so_that_no_name_outlasts_its_time(words: str, place: str) -> None:
    noted = persons(("needs: [certificate]", f"problems: [{{date: 2027-07-01, what: {words}}}]"))

    assert told(list(names_in_persons(noted, sought()))) == [f"persons.0.problems.0.what TK-M230 {place}"]


def test_the_names_that_stand_by_right_are_everybodys_but_the_persons() -> None:
    beside = set(names_beside_persons(persons()))

    assert beside == {"Bo Påhittsson"}
    assert set(names_by_right(case_of())) <= set(names_by_right(case_of(), record()))
    assert "Exempel Anläggning AB" in names_by_right(case_of())
