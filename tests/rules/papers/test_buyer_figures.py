"""Which authority a paper is from, whom to turn to there, and how a penalty is shared between them to the last öre."""

from decimal import Decimal

from given.matching_text import CASE, SOUND, case_of, read
from tenderkit.model.case.case import Procurement
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.buyer_figures import BuyerFacts, BuyerRow, buyer_facts

ROLES = "roles: {procurement_officer: {title: upphandlare, phone: 063-14 00 00, email: upphandlare@exempel.se}}\n"
UNIT = "matching_unit: {name: Arbetsmarknadsenheten, form: same_authority, role_title: rekryterare}\n"
JOINT = """\
joint:
  form: FORM
  claimed_by: BY
  authorities:
    - name: Bergs kommun
      organisation_number: 559999-1238
      unit: Teknik
      email: berg@exempel.se
      contact: {title: inköpare}
      matching_unit: {name: Jobbcentrum, form: same_authority, contact: {name: Bo Exempel, title: coach, phone: 0687-161 00}}
    - {name: Åre kommun, organisation_number: 559999-5676}
"""
CLAIM = "claim: {date: 2027-10-20, heard: 2027-10-15"


def joint(by: str = "each", form: str = "joint_procurement", case: str = CASE) -> Procurement:
    return case_of(case + ROLES + UNIT + JOINT.replace("BY", by).replace("FORM", form))


def of(case: Procurement, text: str = SOUND, due: Decimal | None = None) -> BuyerFacts:
    return buyer_facts(Facts(case, about={"breach": read(text).breaches[0]}), due)


def rows(case: Procurement) -> list[tuple[str, str | None]]:
    return [(row.authority.split(" (")[0], row.follows_up) for row in of(case).rows or ()]


def test_of_one_authority_the_contact_is_the_officer_and_the_unit_its_own() -> None:
    found = of(case_of(CASE + ROLES + UNIT))

    assert (found.name, found.number, found.title, found.phone, found.email) == (
        "Östersunds kommun",
        "212000-2528",
        "upphandlare",
        "063-14 00 00",
        "upphandlare@exempel.se",
    )
    assert (found.matching_unit, found.unit_role, found.unit_title) == ("Arbetsmarknadsenheten", "rekryterare", None)
    assert (found.rows, found.shares) == (None, None)


def test_the_authoritys_own_address_is_none_for_the_officer_of_one() -> None:
    case = case_of(
        CASE.replace("  name: Östersunds kommun\n", "  name: Östersunds kommun\n  email: kommun@exempel.se\n")
    )

    assert of(case).email is None


def test_of_several_the_contact_and_the_unit_are_those_of_the_one_whose_contract_it_is() -> None:
    text = SOUND.replace("    clause: platser-antal\n", "    clause: platser-antal\n    for_authority: Bergs kommun\n")

    found = of(joint(), text)

    assert (found.name, found.unit, found.title, found.phone, found.email) == (
        "Bergs kommun",
        "Teknik",
        "inköpare",
        None,
        "berg@exempel.se",
    )
    assert (found.matching_unit, found.unit_name, found.unit_title, found.unit_phone) == (
        "Jobbcentrum",
        "Bo Exempel",
        "coach",
        "0687-161 00",
    )


def test_while_nobody_says_whose_contract_it_is_nothing_is_told_of_the_party() -> None:
    found = buyer_facts(Facts(joint(), about={"agreement": read(SOUND).agreements[0]}), None)

    assert (found.name, found.email, found.matching_unit, found.unit_email) == (None, None, None, None)


def test_a_row_says_whom_to_turn_to_and_who_matches() -> None:
    assert (of(joint()).rows or ())[1:] == (
        BuyerRow(
            "Bergs kommun (559999-1238)",
            "inköpare, berg@exempel.se",
            "Jobbcentrum, 0687-161 00",
            "sitt avtal och vite för sin del",
        ),
        BuyerRow("Åre kommun (559999-5676)", None, "Arbetsmarknadsenheten", "sitt avtal och vite för sin del"),
    )


def test_a_row_says_who_follows_up_what() -> None:
    framework = CASE.replace("form: contract\n", "form: framework_agreement\n  call_off_by: fixed_terms\n").replace(
        "of: contract_price", "of: called_off_value"
    )

    assert rows(joint("leading")) == [
        ("Östersunds kommun", "det som gäller alla, sitt avtal och vite för alla"),
        ("Bergs kommun", "sitt avtal"),
        ("Åre kommun", "sitt avtal"),
    ]
    assert rows(joint(form="purchasing_centre", case=framework)) == [
        ("Östersunds kommun", "det som gäller alla"),
        ("Bergs kommun", "sina avrop och vite för sin del"),
        ("Åre kommun", "sina avrop och vite för sin del"),
    ]


def test_a_penalty_for_a_missed_dialogue_or_report_is_claimed_too_and_without_any_nothing_is() -> None:
    places = CASE[CASE.index("  places:\n") : CASE.index("suppliers:")]
    alone = CASE.replace(places, "")
    dialogue = alone.replace(
        "    sanction: none\n", "    sanction: penalty\n    penalty: {amount: 5000, most: 20000}\n"
    )
    report = alone.replace("suppliers:", "  follow_up: {report_penalty: {amount: 1000, most: 5000}}\nsuppliers:")

    assert rows(joint(case=alone))[1] == ("Bergs kommun", "sitt avtal")
    assert rows(joint(case=dialogue))[1] == ("Bergs kommun", "sitt avtal och vite för sin del")
    assert rows(joint(case=report))[1] == ("Bergs kommun", "sitt avtal och vite för sin del")


def test_the_shares_are_what_is_due_and_nothing_more() -> None:
    shares = "[{authority: Bergs kommun, percent: 33}, {authority: 559999-5676, percent: 33}, {authority: Östersunds kommun, percent: 34}]"
    text = SOUND.replace(CLAIM, f"{CLAIM}, shares: {shares}")

    found = of(joint(), text, Decimal("100.01")).shares or ()

    assert [(share.name, share.amount) for share in found] == [
        ("Bergs kommun", Decimal("33.00")),
        ("Åre kommun", Decimal("33.00")),
        ("Östersunds kommun", Decimal("34.01")),
    ]
    assert sum(share.amount or 0 for share in found) == Decimal("100.01")


def test_of_what_nobody_knows_nobody_has_an_amount() -> None:
    text = SOUND.replace(CLAIM, f"{CLAIM}, shares: [{{authority: Bergs kommun, percent: 100}}]")

    (share,) = of(joint(), text).shares or ()

    assert (share.percent, share.amount) == (Decimal(100), None)
