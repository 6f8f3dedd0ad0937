"""Several authorities that buy together: who they are, who matches for each, and who claims."""

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, lines_of

UNIT = "matching_unit: {name: Jobbcentrum, form: same_authority}\n"
PROTECTED = UNIT.replace(
    "}",
    ", data_protection: {controller: Nämnden, contact: dso@exempel.se, legal_basis: allmänt intresse, retention: två år}}",
)
BERG = "{name: Bergs kommun, organisation_number: 559999-1238, email: berg@exempel.se}"
ARE = "{name: Åre kommun, organisation_number: 559999-5676, email: are@exempel.se}"


def joint(*authorities: str, form: str = "joint_procurement", by: str = "each") -> str:
    """The block on one line, as the last of a case."""
    return f"joint: {{form: {form}, claimed_by: {by}, authorities: [{', '.join(authorities)}]}}\n"


def found(*blocks: str, case: str = WITH_PLACES) -> list[str]:
    """The faults that the blocks bring about, without their places in the line."""
    return [line.partition(" ")[2] for line in lines_of(case + "".join(blocks)) if "TK-R44" in line]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([UNIT, joint(BERG, ARE)], [], id="two besides the leading one"),
        pytest.param([UNIT], [], id="no other at all"),
        pytest.param([UNIT, joint()], ["TK-R440 upphandlingen är gemensam, men ingen annan myndighet är angiven"], id="no others"),
        pytest.param([UNIT, joint(BERG, BERG.replace("Bergs", "Åre"))], ["TK-R441 organisationsnumret 559999-1238 står för både Bergs kommun och Åre kommun"], id="a number twice"),
        pytest.param([UNIT, joint(BERG, BERG)], ["TK-R441 organisationsnumret 559999-1238 står för både Bergs kommun och Bergs kommun"], id="an authority twice"),
        pytest.param([UNIT, joint(BERG.replace("559999-1238", "212000-2528"))], ["TK-R441 organisationsnumret 212000-2528 står för både Östersunds kommun och Bergs kommun"], id="the leading one's number"),
        pytest.param([UNIT, joint(BERG, ARE.replace("Åre kommun", "bergs  Kommun"))], ["TK-R442 två myndigheter heter bergs  Kommun"], id="a name twice"),
        pytest.param([UNIT, joint(BERG.replace("Bergs", "Östersunds"))], ["TK-R442 två myndigheter heter Östersunds kommun"], id="the leading one's name"),
        pytest.param([joint(BERG, ARE)], ["TK-R445 Bergs kommun har ingen matchande enhet, och det har inte heller den ledande myndigheten", "TK-R445 Åre kommun har ingen matchande enhet, och det har inte heller den ledande myndigheten"], id="nobody matches"),
        pytest.param([joint(BERG.replace("email", f"{UNIT.strip()}, email"), ARE)], ["TK-R445 Åre kommun har ingen matchande enhet, och det har inte heller den ledande myndigheten"], id="one has a unit of its own"),
        pytest.param([UNIT, joint(BERG.replace(", email: berg@exempel.se", ""))], ["TK-R447 Bergs kommun har ingen kontakt, så leverantören vet inte vart ett meddelande ska skickas"], id="nobody to turn to"),
        pytest.param([UNIT, joint(BERG.replace("email: berg@exempel.se", "contact: {title: upphandlare}"))], ["TK-R447 Bergs kommun har ingen kontakt, så leverantören vet inte vart ett meddelande ska skickas"], id="a title alone"),
        pytest.param([UNIT, joint(BERG.replace("email: berg@exempel.se", "contact: {phone: 0687-161 00}"))], [], id="a telephone number"),
    ],
)  # fmt: skip
def test_each_authority_is_one_of_its_own_and_can_be_reached(blocks: list[str], expected: list[str]) -> None:
    assert found(*blocks) == expected


@pytest.mark.parametrize(
    ("leading", "own", "expected"),
    [
        pytest.param(PROTECTED, PROTECTED, [], id="both"),
        pytest.param(UNIT, UNIT, [], id="none of them yet"),
        pytest.param(PROTECTED, UNIT, ["Bergs kommun"], id="the leading one alone"),
        pytest.param(UNIT, PROTECTED, ["Östersunds kommun"], id="the other one alone"),
        pytest.param(PROTECTED, "", [], id="the leading one's unit matches for both"),
    ],
)
def test_every_matching_unit_says_who_answers_for_the_data(leading: str, own: str, expected: list[str]) -> None:
    other = BERG.replace("email", f"{own.strip()}, email") if own else BERG

    told = [line for line in found(leading, joint(other)) if line.startswith("TK-R446")]

    assert [line.split("hos ")[1].split(" saknar")[0] for line in told] == expected


def test_the_unit_of_a_centre_counts_only_where_it_matches_for_somebody() -> None:
    berg, are = (
        BERG.replace("email", f"{PROTECTED.strip()}, email"),
        ARE.replace("email", f"{PROTECTED.strip()}, email"),
    )

    assert found(UNIT, joint(berg, are, form="purchasing_centre")) == []
    assert [line.split()[0] for line in found(UNIT, joint(berg, ARE, form="purchasing_centre"))] == ["TK-R446"]


@pytest.mark.parametrize(
    ("case", "form", "by", "expected"),
    [
        pytest.param(WITH_PLACES, "purchasing_centre", "leading", ["TK-R444"], id="the centre claims"),
        pytest.param(WITH_PLACES, "purchasing_centre", "each", [], id="each claims"),
        pytest.param(WITH_PLACES, "joint_procurement", "leading", [], id="a leading authority claims"),
        pytest.param(WITH_DIALOGUE, "purchasing_centre", "leading", [], id="nothing is claimed"),
        pytest.param(WITH_PLACES.replace("law: LOU", "law: LUK"), "purchasing_centre", "each", ["TK-R448"], id="a concession"),
        pytest.param(WITH_PLACES.replace("law: LOU", "law: LUK"), "joint_procurement", "each", [], id="a joint concession"),
    ],
)  # fmt: skip
def test_a_purchasing_centre_is_one_that_the_act_knows_and_has_nothing_to_claim(
    case: str, form: str, by: str, expected: list[str]
) -> None:
    assert [line.split()[0] for line in found(UNIT, joint(BERG, form=form, by=by), case=case)] == expected


def test_a_joint_procurement_without_a_leading_authority_asks_for_the_one_that_leads() -> None:
    text = WITH_DIALOGUE.replace("authority: {name: Östersunds kommun, organisation_number: 212000-2528}\n", "")

    assert found(joint(BERG), case=text) == [
        "TK-R443 joint räknar upp dem som upphandlar tillsammans, men det framgår inte vem som leder upphandlingen"
    ]
    assert found(joint(BERG), "authority:\n", case=text) == found(joint(BERG), case=text)
    assert lines_of(text) == ["1:1: TK-C001 nyckeln authority saknas"]
