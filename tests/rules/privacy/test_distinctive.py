"""By what words a forbidden fact is known, and where it is found."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from given.cases import PLACES, WITH_DIALOGUE
from given.shipped_kind import shipped_kind
from tenderkit.model.case.case import Procurement
from tenderkit.model.papers.kind import Kind
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.privacy.distinctive import KeptOut, facts_of, found_in, words_of_fact
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex

SUPPLIER = "suppliers: [{name: Exempel Anläggning AB, organisation_number: 556000-0001, contact: {name: Greta Tyst}}]\n"


def kind(*allow: str, sender: str = "employer") -> Kind:
    return replace(shipped_kind("kravavsnitt"), allow=allow, from_role=sender)


def forbidden(yaml: str, *allow: str, sender: str = "employer") -> dict[str, str]:
    case = parse_case(parse_yaml((WITH_DIALOGUE + yaml).encode(), Path("upphandling.yaml")))
    return {fact.words: fact.path for fact in found_in_its_own_words(case, kind(*allow, sender=sender))}


def found_in_its_own_words(case: Procurement, kind: Kind) -> tuple[KeptOut, ...]:
    """What a document may not hold, found in one that holds everything."""
    texts = [words_of_fact(value) for _, value in facts_of("", case)]
    return DistinctiveIndex({"": case}).forbidden(kind.allows).found_in(texts, {})


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
    assert "Östersunds kommun" not in forbidden("", sender="recruiter")


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


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param("Anna-Lisa Ek", "Fråga anna\u2011lisa EK.", id="a name with another hyphen and other letters"),
        pytest.param("Anna-Lisa Ek", "Fråga Anna\u2013Lisa\u2009Ek.", id="a name with a dash and a thin blank"),
        pytest.param("Greta Tyst", "Ring Greta Tyst 070-123 45 67.", id="a name before a number"),
        pytest.param("Greta Tyst", "3 Greta Tyst", id="a name after a number"),
        pytest.param("Greta Tyst", "Greta\n  Ty\u00ad\u202ast", id="a name on two lines with letters that nobody sees"),
        pytest.param("Grus & Tyst AB (publ)", "Grus & Tyst AB (publ).", id="a name with signs"),
        pytest.param("50 000", "Vitet är 50.000 kronor.", id="an amount with full stops"),
        pytest.param("50 000,50", "Vitet är 50 000,50 kronor.", id="an amount with öre"),
        pytest.param("556000-0001", "Org.nr 5560000001", id="a company's number without its hyphen"),
        pytest.param("070-1740601", "Ring 070-174 06 01.", id="a phone number in groups"),
        pytest.param("+46 70 1740601", "Ring (+46) 70-174 06 01.", id="a phone number from abroad"),
        pytest.param("2026/413", "Dnr 2026/413", id="a registration of digits"),
    ],
)
def test_a_fact_is_found_however_it_is_spelled(words: str, text: str) -> None:
    assert found_in([text], [KeptOut("placement.name", words, ())])


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param("Greta Tyst", "Greta Tystlåten", id="a longer name"),
        pytest.param("Greta Tyst", "GretaTyst", id="one word"),
        pytest.param("50 000", "Raden är 50000 bred.", id="a number that may be anything"),
        pytest.param("556000-0001", "1556000-00012", id="digits around it"),
        pytest.param("556000-0001", "556000\n0001", id="the numbers of two cells"),
        pytest.param("12-34", "Nummer 1234", id="too few digits to be told from others"),
    ],
)
def test_what_only_looks_like_a_fact_is_not_found(words: str, text: str) -> None:
    assert not found_in([text], [KeptOut("placement.name", words, ())])


def test_a_name_of_signs_alone_is_not_looked_for() -> None:
    assert "----" not in forbidden(SUPPLIER.replace("Greta Tyst", '"----"'))


def test_the_text_that_holds_a_fact_in_other_letters_is_named() -> None:
    yaml = WITH_DIALOGUE + SUPPLIER + "handover: {notes: Ring GRETA tyst 070-123.}\n"
    case = parse_case(parse_yaml(yaml.encode(), Path("x.yaml")))

    (fact,) = (one for one in found_in_its_own_words(case, kind("handover.notes")) if one.words == "Greta Tyst")
    assert fact.suspects == ("handover.notes",)


def test_a_name_is_found_as_a_whole_word() -> None:
    fact = KeptOut("placement.name", "Bo Ek", ())

    assert found_in(["Bo Ek har arbetat här."], [fact])
    assert not found_in(["Bo Ekström har arbetat här."], [fact])


def test_the_text_that_someone_wrote_it_into_is_named() -> None:
    case = parse_case(
        parse_yaml((WITH_DIALOGUE + SUPPLIER + "handover: {notes: Ring Greta Tyst.}\n").encode(), Path("x.yaml"))
    )

    (fact,) = (one for one in found_in_its_own_words(case, kind("handover.notes")) if one.words == "Greta Tyst")
    assert fact.suspects == ("handover.notes",)
