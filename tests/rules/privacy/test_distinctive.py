"""By what words a forbidden fact is known, and where it is found."""

from dataclasses import replace
from pathlib import Path

import pytest

from given.cases import PLACES, WITH_DIALOGUE
from tenderkit.model.papers.kind import Kind
from tenderkit.project.places import built_in_root
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.privacy.distinctive import KeptOut, found_in, kept_out

SUPPLIER = "suppliers: [{name: Exempel Anläggning AB, organisation_number: 556000-0001, contact: {name: Greta Tyst}}]\n"


def kind(*allow: str, letterhead: str = "employer") -> Kind:
    shipped = read_kind(built_in_root() / "templates" / "kravavsnitt")
    return replace(shipped, allow=allow, letterhead="authority" if letterhead == "authority" else "employer")


def forbidden(yaml: str, *allow: str, letterhead: str = "employer") -> dict[str, str]:
    case = parse_case(parse_yaml((WITH_DIALOGUE + yaml).encode(), Path("upphandling.yaml")))
    return {fact.words: fact.path for fact in kept_out(kind(*allow, letterhead=letterhead), {"": case}, {})}


def test_names_numbers_amounts_and_free_text_are_known_again() -> None:
    found = forbidden(PLACES + SUPPLIER)

    assert found["Greta Tyst"] == "suppliers.contact.name"
    assert found["556000-0001"] == "suppliers.organisation_number"
    assert found["5 000 000"] == "contract.estimated_value"
    assert found["50 000"] == "requirement.penalty.amount"


def test_ordinary_words_and_small_numbers_are_not_looked_for() -> None:
    assert {"works", "services", "24", "30", "LOU"} & forbidden(PLACES).keys() == set()


def test_what_the_document_may_hold_is_not_looked_for() -> None:
    assert "Greta Tyst" not in forbidden(SUPPLIER, "suppliers")


def test_what_begins_with_the_name_of_an_allowed_fact_is_looked_for() -> None:
    assert "Greta Tyst" in forbidden(SUPPLIER, "supplier")


def test_the_authoritys_letterhead_holds_its_own_facts() -> None:
    assert "Östersunds kommun" in forbidden("")
    assert "Östersunds kommun" not in forbidden("", letterhead="authority")


def test_a_value_that_is_the_same_as_an_allowed_one_is_held_by_right() -> None:
    unit = "matching_unit: {name: Östersunds kommun, form: same_authority}\n"

    assert "Östersunds kommun" not in forbidden(unit, "matching_unit.name")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        pytest.param("Vitet är 50 000 kronor.", True, id="as it stands"),
        pytest.param("Vitet är 50\u00a0000 kronor.", True, id="with no-break spaces"),
        pytest.param("Vitet är 250 000 kronor.", False, id="the end of a larger number"),
        pytest.param("Vitet är 50 000 000 kronor.", False, id="the beginning of a larger number"),
        pytest.param("Vitet är 1 50 000.", False, id="digits before"),
    ],
)
def test_an_amount_is_found_as_a_whole_number(text: str, *, is_found: bool) -> None:
    assert bool(found_in([text], [KeptOut("requirement.penalty.amount", "50 000", ())])) is is_found


def test_a_name_is_found_as_a_whole_word() -> None:
    fact = KeptOut("placement.name", "Bo Ek", ())

    assert found_in(["Bo Ek har arbetat här."], [fact])
    assert not found_in(["Bo Ekström har arbetat här."], [fact])


def test_the_text_that_someone_wrote_it_into_is_named() -> None:
    case = parse_case(
        parse_yaml((WITH_DIALOGUE + SUPPLIER + "handover: {notes: Ring Greta Tyst.}\n").encode(), Path("x.yaml"))
    )

    (fact,) = (one for one in kept_out(kind("handover.notes"), {"": case}, {}) if one.words == "Greta Tyst")
    assert fact.suspects == ("handover.notes",)
