"""A target group of the municipality's own: neutral, possible to show, and never by origin alone."""

import pytest

from given.cases import WITH_PLACES, lines_of
from tenderkit.rules.case.own_group_words import bare_title, residence_in

LIST = "  target_groups: [far_from_labour_market]\n"
REASON = ", reason: Nämnden har beslutat om gruppen"
OWN = [
    "TK-R410",
    "TK-R411",
    "TK-R412",
    "TK-R413",
    "TK-R414",
    "TK-R415",
    "TK-R416",
    "TK-R417",
    "TK-R418",
    "TK-R419",
    "TK-R035",
    "TK-R315",
]


def _group(
    title: str = "lagerarbetare", definition: str = "personer utan arbete", proof: str = "ett intyg", more: str = ""
) -> str:
    return f'    - {{title: "{title}", definition: "{definition}", proof: "{proof}"{more}}}\n'


def _case(*groups: str, listed: str = LIST) -> str:
    text = WITH_PLACES.replace("format: 1", "format: 2")
    return text.replace(LIST, f"{listed}  own_groups:\n{''.join(groups)}")


def _own(text: str) -> list[str]:
    return [line for line in lines_of(text) if line.split()[1] in OWN]


def _codes(*groups: str, listed: str = LIST) -> list[str]:
    return [line.split()[1] for line in _own(_case(*groups, listed=listed))]


def test_a_group_that_everybody_can_show_is_sound() -> None:
    assert _own(_case(_group())) == []
    assert _own(_case(_group(), listed="")) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("personer utan arbete som bor i kommunen", "bor"),
        ("kommunens invånare utan arbete", "kommunens invånare"),
        ("de som är inskrivna vid Arbetsförmedlingen", "inskrivna vid Arbetsförmedlingen"),
        ("personer utan arbete från Vivalla", "från Vivalla"),
        ("unga Östersundsbor utan arbete", "Östersundsbor"),
        ("personer utan arbete i bostadsområdet", "i bostadsområdet"),
        ("folkbokförda i länet", "folkbokförda"),
        ("de som är anvisade av Arbetsförmedlingen", "Arbetsförmedlingen"),
    ],
)
def test_a_group_is_never_told_by_where_somebody_lives(words: str, found: str) -> None:
    message = f"TK-R410 ”{found}” knyter den egna målgruppen till en plats eller en inskrivning"
    assert message in "\n".join(_own(_case(_group(definition=words))))
    assert "TK-R410" in _codes(_group(title=words))


@pytest.mark.parametrize(
    "words",
    [
        "personer utan arbete, oavsett var de bor",
        "personer utan arbete i ett land inom EES",
        "personer som arbetar mindre än 25 procent av heltid",
        "personer i behov av en första erfarenhet",
        "elever i årskurs 2 i gymnasieskolan",
    ],
)
def test_what_says_nothing_of_residence_is_left_alone(words: str) -> None:
    assert residence_in(words, "Östersunds kommun") == ""


def test_an_authority_without_a_name_is_no_place() -> None:
    assert residence_in("personer utan arbete", "") == ""
    assert residence_in("Regionala teatrars statister", "Region Exempel") == ""


@pytest.mark.parametrize("word", ["kvinnor", "muslimer", "hbtq-personer", "män"])
def test_a_group_rests_on_no_other_ground_of_discrimination(word: str) -> None:
    assert _codes(_group(title=f"{word} utan arbete")) == ["TK-R411"]


@pytest.mark.parametrize("proof", ["kan inte visas", "Inget", "–", "?", "det går inte att visa", "på lämpligt sätt"])
def test_a_proof_is_possible(proof: str) -> None:
    (line,) = _own(_case(_group(proof=proof)))

    assert line.startswith("23:")
    assert line.endswith(f"TK-R412 det går inte att visa att någon hör till den egna målgruppen: ”{proof}”")


@pytest.mark.parametrize(
    "proof", ["ett registerutdrag", "läkarintyg", "utdrag ur journalen", "beslut om aktivitetsstöd"]
)
def test_a_proof_that_tells_more_than_the_group_is_remarked_on(proof: str) -> None:
    assert _codes(_group(proof=proof)) == ["TK-R413"]


@pytest.mark.parametrize("by", ["age", "origin"])
def test_age_and_origin_ask_for_a_reason(by: str) -> None:
    assert "TK-R414" in _codes(_group(more=f", by: {by}"))
    assert "TK-R414" not in _codes(_group(more=f", by: {by}{REASON}"))


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("ungdomar 17–19 år", "age"),
        ("de som har fyllt 55 år", "age"),
        ("tonåringar", "age"),
        ("seniorer", "age"),
        ("utrikes födda", "origin"),
        ("flyktingar", "origin"),
        ("unga utrikes födda", "origin"),
    ],
)
def test_what_a_group_rests_on_is_said(title: str, value: str) -> None:
    (line,) = (line for line in lines_of(_case(_group(title=title))) if "TK-R417" in line)

    assert line.startswith("23:7:")
    assert "TK-R417" not in _codes(_group(title=title, more=f", by: {value}{REASON}"))


def test_origin_is_said_where_only_age_is() -> None:
    assert "TK-R417" in _codes(_group(title="unga utrikes födda", more=f", by: age{REASON}"))


def test_months_without_work_are_no_age() -> None:
    assert _codes(_group(definition="personer utan arbete i mer än 2 år")) == []


def test_a_group_by_origin_never_stands_alone() -> None:
    group = _group(title="utrikes födda", more=f", by: origin{REASON}")

    assert _codes(group, listed="") == ["TK-R415", "TK-R416"]
    assert _codes(group, listed="  target_groups: [newly_arrived]\n") == ["TK-R315", "TK-R415", "TK-R416"]
    assert _codes(group) == ["TK-R416"]
    assert _codes(group, _group(), listed="") == ["TK-R416"]


def test_a_neutral_group_of_its_own_stands_beside_one_that_tells() -> None:
    assert _codes(_group(), listed="  target_groups: [newly_arrived]\n") == []


@pytest.mark.parametrize("title", ["långtidsarbetslösa", "långtidsarbetslosa", "personer som är nyanlända", "unga"])
def test_a_group_of_the_list_is_chosen_there(title: str) -> None:
    assert "TK-R418" in _codes(_group(title=title))


def test_young_people_of_an_age_of_their_own_are_no_group_of_the_list() -> None:
    group = _group("ungdomar", "de som fyller 17 år under kalenderåret", more=f", by: age{REASON}")
    assert _codes(group) == []


def test_two_groups_have_two_names() -> None:
    assert _codes(_group(), _group(title="Lagerarbetare")) == ["TK-R419"]


def test_a_name_is_compared_without_what_every_name_has() -> None:
    assert bare_title("Personer som är nyanlända") == "nyanlända"
