"""Several authorities as a clause names them, and which of them a file means."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.rules.contract.authorities import authorities_of, authority_named
from tenderkit.rules.contract.joint_words import buyers_of, joint_words

DATA = "data_protection: {controller: %s, contact: %s, legal_basis: allmänt intresse, retention: två år}"
LEADING = "matching_unit: {name: Arbetsmarknadsenheten, form: same_authority, %s}\n"
LEADS = LEADING % (DATA % ("Nämnden", "dso@exempel.se"))
OWN = "matching_unit: {name: Jobbcentrum, form: same_authority, %s}" % (DATA % ("Styrelsen", "berg@exempel.se"))
BERG = "{name: Bergs kommun, organisation_number: 559999-1238, %s}"
ARE = "{name: Åre kommun, organisation_number: 559999-5676}"
JOINT = "joint: {form: %s, claimed_by: each, authorities: [%s, %s]}\n"
NOTHING = {"authorities": None, "matching_units": None, "controllers": None}


def words(text: str) -> dict[str, str | None]:
    return joint_words(read(WITH_PLACES + text))


def test_one_authority_needs_no_words() -> None:
    assert words(LEADS) == NOTHING


def test_those_that_buy_together_are_named_with_their_numbers_and_units() -> None:
    assert words(LEADS + JOINT % ("joint_procurement", BERG % OWN, ARE)) == {
        "authorities": "Östersunds kommun (212000-2528), Bergs kommun (559999-1238) och Åre kommun (559999-5676)",
        "matching_units": "Arbetsmarknadsenheten för Östersunds kommun, Jobbcentrum för Bergs kommun och Arbetsmarknadsenheten för Åre kommun",
        "controllers": "Nämnden för Östersunds kommun (dso@exempel.se), Styrelsen för Bergs kommun (berg@exempel.se) och Nämnden för Åre kommun (dso@exempel.se)",
    }


def test_a_purchasing_centre_buys_nothing_itself() -> None:
    case = read(WITH_PLACES + LEADS + JOINT % ("purchasing_centre", BERG % OWN, ARE))

    assert joint_words(case)["authorities"] == "Bergs kommun (559999-1238) och Åre kommun (559999-5676)"
    assert [each.name for each in buyers_of(case)] == ["Bergs kommun", "Åre kommun"]
    assert [each.leads for each in authorities_of(case)] == [True, False, False]


def test_a_unit_that_matches_for_all_is_named_by_the_case_itself() -> None:
    found = words(LEADS + JOINT % ("joint_procurement", BERG % "unit: Teknik", ARE))

    assert (found["matching_units"], found["controllers"]) == (None, None)


def test_an_authority_without_a_unit_says_so_and_nobody_is_responsible_yet() -> None:
    own = OWN.partition(", data_protection")[0] + "}"
    found = words(JOINT % ("joint_procurement", BERG % own, ARE))

    assert (
        found["matching_units"]
        == "den som Östersunds kommun utser, Jobbcentrum för Bergs kommun och den som Åre kommun utser"
    )
    assert found["controllers"] is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("559999-1238", "Bergs kommun"),
        ("bergs kommun", "Bergs kommun"),
        ("Östersunds kommun", "Östersunds kommun"),
        ("Krokoms kommun", None),
    ],
)
def test_an_authority_is_meant_by_its_number_or_its_name(said: str, name: str | None) -> None:
    case = read(WITH_PLACES + LEADS + JOINT % ("joint_procurement", BERG % OWN, ARE))

    found = authority_named(case, said)

    assert (found.name if found else None) == name


def test_a_name_of_two_means_neither() -> None:
    case = read(WITH_PLACES + JOINT % ("joint_procurement", BERG % "unit: Teknik", ARE.replace("Åre", "Bergs")))

    assert authority_named(case, "Bergs kommun") is None


def test_whom_to_turn_to_is_the_officer_of_the_leading_one_and_each_others_own() -> None:
    roles = "roles: {procurement_officer: {title: upphandlare}}\n"
    case = read(WITH_PLACES + roles + JOINT % ("joint_procurement", BERG % "contact: {title: inköpare}", ARE))

    found = [each.contact.title if each.contact else None for each in authorities_of(case)]

    assert found == ["upphandlare", "inköpare", None]


def test_units_of_one_name_are_named_once_and_an_authority_may_answer_for_its_data_itself() -> None:
    unit = "matching_unit: {name: Arbetsmarknadsenheten, form: same_authority, %s}"
    berg, are = (unit % (DATA % (f"{name} kommun", "dso@exempel.se")) for name in ("Bergs", "Åre"))
    joint = JOINT % ("purchasing_centre", BERG % berg, ARE.replace("}", f", {are}}}"))

    found = words(LEADS + joint)

    assert found["matching_units"] == "Arbetsmarknadsenheten hos den vars avtal frågan gäller"
    assert found["controllers"] == "Bergs kommun (dso@exempel.se) och Åre kommun (dso@exempel.se)"
