import re
from importlib import resources

import pytest

from given.cases import problems_of, read
from tenderkit.model.case import choices
from tenderkit.model.case.titled_choice import TitledChoice

STARTER = resources.files("tenderkit").joinpath("library/starter/upphandling.yaml").read_text("utf-8")

ANSWERS = {
    "title": "Väghyveln",
    "procurement": "TF 2026/412",
    "organisation_number": "212000-2528",
    "law": "LOU",
    "kind": "open",
    "begins": "2026-11-01",
    "held": "2026-10-12",
    "subject": "works",
    "form": "contract",
    "estimated_value": "65 000 000",
    "starts": "2027-03-01",
    "months": "30",
    "place": "within_municipality",
    "purpose": "Fler ska få arbetslivserfarenhet.",
    "target_groups": "[far_from_labour_market]",
    "count": "4",
    "kinds": "[employment, internship]",
    "extent_percent": "75",
    "amount": "50 000",
    "per": "missing_place",
    "percent": "5",
    "of": "contract_price",
    "name": "Östersunds kommun",
}
BLANK = re.compile(r"^( *)(\w+):( +)# FYLL I", re.MULTILINE)


def filled(text: str) -> str:
    return BLANK.sub(lambda found: f"{found[1]}{found[2]}: {ANSWERS[found[2]]} #", text)


def test_the_first_line_gives_editors_the_schema() -> None:
    assert STARTER.split("\n", 1)[0] == "# yaml-language-server: $schema=upphandling.schema.json"


def test_every_blank_is_named_by_the_check_and_nothing_else_is() -> None:
    lines = [number for number, line in enumerate(STARTER.split("\n"), 1) if BLANK.match(line)]
    named = {problem.line for problem in problems_of(STARTER)}

    share, base = (number for number in lines if re.match(r" +(percent|of):", STARTER.split("\n")[number - 1]))
    [held] = (number for number in lines if STARTER.split("\n")[number - 1].startswith("  held:"))

    assert named == set(lines) - {share, base, held} | {share - 1, held - 1}


def test_it_passes_when_the_blanks_are_filled_in() -> None:
    assert problems_of(filled(STARTER)) == []
    assert read(filled(STARTER)).title == "Väghyveln"


def test_no_amount_and_no_law_has_a_default() -> None:
    for key in ("law", "estimated_value", "amount", "percent", "of", "sek_per_place"):
        assert re.search(rf"^ *{key}: *(#.*)?$", STARTER, re.MULTILINE), key


def test_the_commented_parts_can_be_used_as_they_stand() -> None:
    uncommented = re.sub(
        r"^# ((?:suppliers|confirmations):|  .*)$", r"\1", filled(STARTER).split("\nroles:")[1], flags=re.MULTILINE
    )

    case = read(filled(STARTER).split("\nroles:")[0] + "\nroles:" + uncommented)

    assert [supplier.name for supplier in case.suppliers] == ["Exempel Anläggning AB"]
    assert [confirmation.answer for confirmation in case.confirmations] == ["ja"]


@pytest.mark.parametrize(
    "choice",
    [
        getattr(choices, name)
        for name in (
            *(
                "Law",
                "MatchingUnitForm",
                "ProcedureKind",
                "Subject",
                "ContractForm",
                "CallOffBy",
                "Location",
                "TargetGroup",
            ),
            *(
                "Initiative",
                "DialogueStart",
                "DialogueSanction",
                "PlacesBasis",
                "CountedPer",
                "PlacementKind",
                "KindChosenBy",
            ),
            *("PlacesStart", "Fulfiller", "ExistingStaff", "PenaltyPer", "CapBase", "NoticeStart"),
        )
    ],
)
def test_every_word_to_choose_from_is_explained(choice: type[TitledChoice]) -> None:
    missing = [member.value for member in choice if member.value not in STARTER]

    assert missing == []
