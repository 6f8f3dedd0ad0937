"""Whose contract each item of the recruiter's file is of, and who claims how much of a penalty."""

import pytest

from given.matching_text import CASE, SOUND, case_of, read, spoiled
from tenderkit.model.case.case import Procurement
from tenderkit.rules.contract.whose_contract import authority_of_paper, buyer_named, leading_authority
from tenderkit.rules.matching.authority_rules import RULES

JOINT = (
    "joint: {form: FORM, claimed_by: BY, authorities: [{name: Bergs kommun, organisation_number: 559999-1238},"
    " {name: Åre kommun, organisation_number: 559999-5676}]}\n"
)
CLAIM = "claim: {date: 2027-10-20, heard: 2027-10-15}"
OF_BREACH = ("    clause: platser-antal\n", "    clause: platser-antal\n    for_authority: WHO\n")


def joint(by: str = "each", form: str = "joint_procurement") -> Procurement:
    return case_of(CASE + JOINT.replace("BY", by).replace("FORM", form))


def found(case: Procurement, text: str) -> list[str]:
    """The codes, and the keys where they stand."""
    matching = read(text)
    return [f"{fault.message.code} {'.'.join(map(str, fault.key))}" for rule in RULES for fault in rule(case, matching)]


def shared(*shares: str) -> str:
    listed = ", ".join(f"{{authority: {share.split('=')[0]}, percent: {share.split('=')[1]}}}" for share in shares)
    return spoiled((CLAIM, f"{CLAIM[:-1]}, shares: [{listed}]}}"))


def of(who: str) -> str:
    return spoiled((OF_BREACH[0], OF_BREACH[1].replace("WHO", who)))


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        pytest.param(case_of(), SOUND, [], id="one authority, nobody named"),
        pytest.param(case_of(), of("Östersunds kommun"), ["TK-R451 breaches.0.for_authority"], id="one authority, named"),
        pytest.param(joint(), of("bergs kommun"), [], id="by its name"),
        pytest.param(joint(), of("559999-5676"), [], id="by its number"),
        pytest.param(joint(), of("Krokoms kommun"), ["TK-R450 breaches.0.for_authority"], id="nobody of them"),
        pytest.param(joint(form="purchasing_centre"), of("Östersunds kommun"), ["TK-R450 breaches.0.for_authority"], id="the centre has no contract"),
        pytest.param(joint(), SOUND, ["TK-R452 breaches.0.claim"], id="a claim of nobody"),
        pytest.param(joint(), spoiled((f"    {CLAIM}\n", "")), [], id="no claim yet"),
        pytest.param(joint("leading"), SOUND, [], id="the leading one claims"),
        pytest.param(joint("leading"), shared("Bergs kommun=100"), ["TK-R454 breaches.0.claim.shares"], id="shares of what the leading one claims"),
        pytest.param(joint(), shared("Bergs kommun=60", "559999-5676=40"), [], id="shares"),
        pytest.param(joint(), shared("Bergs kommun=60", "Åre kommun=50"), ["TK-R453 breaches.0.claim.shares"], id="more than the whole"),
        pytest.param(joint(), shared("Bergs kommun=60", "559999-1238=40"), ["TK-R453 breaches.0.claim.shares"], id="somebody twice"),
        pytest.param(joint(), shared("Bergs kommun=60", "Krokom=40"), ["TK-R450 breaches.0.claim.shares.1.authority"], id="a share of nobody"),
        pytest.param(joint(), shared("Bergs kommun=100").replace(*OF_BREACH).replace("WHO", "Åre kommun"), ["TK-R452 breaches.0.claim.shares"], id="of one and of all"),
        pytest.param(joint("leading"), spoiled(("    dialogue_held:", "    for_authority: X\n    dialogue_held:"), ("    job:", "    for_authority: Y\n    job:")), ["TK-R450 profiles.0.for_authority", "TK-R450 agreements.0.for_authority"], id="every list is read"),
    ],
)  # fmt: skip
def test_an_item_is_of_an_authority_that_buys_and_a_claim_is_somebodys(
    case: Procurement, text: str, expected: list[str]
) -> None:
    assert found(case, text) == expected


def test_a_paper_is_from_the_authority_whose_contract_it_is() -> None:
    matching = read(of("Bergs kommun").replace("    job:", "    for_authority: Åre kommun\n    job:"))
    (breach,), (profile,), (agreement,) = matching.breaches, matching.profiles, matching.agreements
    papers: dict[str, dict[str, object | None]] = {
        "breach": {"breach": breach},
        "profile": {"profile": profile},
        "agreement": {"agreement": agreement},
    }

    def named(case: Procurement) -> dict[str, str | None]:
        of_papers = {what: authority_of_paper(case, about) for what, about in {**papers, "case": {}}.items()}
        return {what: each.name if each else None for what, each in of_papers.items()}

    assert named(joint()) == {
        "breach": "Bergs kommun",
        "profile": "Åre kommun",
        "agreement": None,
        "case": "Östersunds kommun",
    }
    assert named(joint("leading"))["breach"] == "Östersunds kommun"
    assert set(named(case_of()).values()) == {"Östersunds kommun"}


def test_what_concerns_them_all_is_the_leading_ones_to_say() -> None:
    (breach,) = read(SOUND).breaches

    assert authority_of_paper(joint(), {"breach": breach}) == leading_authority(joint())


def test_of_a_single_buyer_nobody_needs_to_be_named() -> None:
    text = CASE + (
        "joint: {form: purchasing_centre, claimed_by: each,"
        " authorities: [{name: Bergs kommun, organisation_number: 559999-1238}]}\n"
    )
    only = buyer_named(case_of(text), None)

    assert only is not None
    assert only.name == "Bergs kommun"
