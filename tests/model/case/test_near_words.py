"""What a misspelt word was meant to be, and that no word is taken for one of another meaning."""

from itertools import permutations

import pytest

from tenderkit.messages import catalogue
from tenderkit.model.case import choices
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import TitledChoice
from tenderkit.model.case.near_words import letters_apart, nearest
from tenderkit.model.matching.matching import Matching
from tenderkit.readers.yaml.model_shape import fields_at, paths_to

CHOICES = [
    one for one in vars(choices).values() if isinstance(one, type) and issubclass(one, TitledChoice) and list(one)
]


def _blocks(model: type) -> list[dict[str, str]]:
    """The keys of every block that the model knows outside lists, with their titles."""
    seen: dict[tuple[str | int, ...], dict[str, str]] = {}
    left: list[tuple[str | int, ...]] = [()]
    while left:
        key = left.pop()
        seen[key] = fields_at(model, key)
        left += [(*key, name) for name in seen[key] if fields_at(model, (*key, name)) and len(key) < 5]
    return [block for block in seen.values() if block]


BLOCKS = [*_blocks(Procurement), *_blocks(Matching)]
PLACES = fields_at(Procurement, ("requirement", "places"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("PENALTI", "penalty", id="a letter replaced, in capitals"),
        pytest.param("penatly", "penalty", id="two letters swapped"),
        pytest.param("penlty", "penalty", id="a letter left out"),
        pytest.param("pennalty", "penalty", id="a letter too many"),
        pytest.param(" penalty ", "penalty", id="spaces around"),
        pytest.param("minimum_mnths", "minimum_months", id="a unit misspelt"),
        pytest.param("minimum_month", "minimum_months", id="the same unit"),
        pytest.param("minimun_monhts", "minimum_months", id="two slips in a long word"),
        pytest.param("extent-percent", "extent_percent", id="a hyphen"),
        pytest.param("dialog", "dialogue", id="an ending left out"),
        pytest.param("xyz", None, id="nothing like it"),
        pytest.param("x" * 1_000_000, None, id="endless"),
        pytest.param("", None, id="no letters"),
    ],
)
def test_a_misspelt_word_is_known(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["places", "penalty", "dialogue", "minimum_months", "extent_percent"]) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("minimum_days", "minimum_years", "minimum_percent", "minimum_count"),
        *(
            "maximum_months",
            "extent_months",
            "extent_hours",
            "extent_amount",
            "start_within_weeks",
            "start_after_months",
        ),
        *("start_within_days", "offer_open_days", "offer_open_months", "replacement_days", "replacement_months"),
        *("part_done_months", "part_done_weeks", "counted_to", "count_per", "sek_per_month", "counted_before"),
    ],
)
def test_no_key_is_taken_for_one_of_another_unit(typed: str) -> None:
    assert nearest(typed, list(PLACES)) is None


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        pytest.param("LUX", ["LOU", "LUF", "LUK"], id="an act between two"),
        pytest.param("LU", ["LOU", "LUF", "LUK"], id="an act too short"),
        pytest.param("unemployment", ["employment"], id="the contrary"),
        pytest.param("contract_signed", ["contract_start"], id="another event"),
        pytest.param("Bygg Norra AB", ["Bygg Södra AB"], id="a company of another region"),
        pytest.param("Bygg 2 AB", ["Bygg 1 AB"], id="a company with another number"),
        pytest.param("TK-R012", ["TK-R011"], id="another number"),
        pytest.param("obehörig", ["behörig"], id="a letter that negates"),
        pytest.param("plasts", ["places", "plates"], id="between two words"),
    ],
)
def test_no_word_is_taken_for_another(typed: str, known: list[str]) -> None:
    assert nearest(typed, known) is None


def test_a_title_stands_for_its_key() -> None:
    assert nearest("Minsta tid", {title: key for key, title in PLACES.items()}) == "minimum_months"


def test_no_known_key_is_taken_for_another_of_its_block() -> None:
    """As if the one were not known there: a key that exists elsewhere is never a slip for the one beside it."""
    wrong = [
        (typed, known)
        for block in BLOCKS
        for typed, known in permutations(block, 2)
        if nearest(typed, [known]) is not None
    ]

    assert wrong == []


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_no_choice_is_taken_for_another(choice: type[TitledChoice]) -> None:
    assert [(one, other) for one, other in permutations([*choice], 2) if nearest(one, [other])] == []


def test_only_words_a_letter_apart_are_suggested_for_each_other() -> None:
    """Whoever asks of a key that is known elsewhere must not ask for the nearest: see `readers/yaml/validation.py`."""
    names = {name for block in BLOCKS for name in block}
    alike = {
        frozenset((typed, guess))
        for block in BLOCKS
        for typed in names - block.keys()
        if (guess := nearest(typed, list(block))) is not None
    }

    assert {frozenset({"contact", "contract"}), frozenset({"place", "places"})} <= alike
    assert {letters_apart(*pair) for pair in alike} == {1, 2}


def test_advice_never_orders_a_change_of_key() -> None:
    assert "om det är den nyckeln du menar" in catalogue()["TK-C004"]["sv_remedy"]


def test_a_key_is_looked_for_in_every_block() -> None:
    assert paths_to(Procurement, "maximum_months") == (("requirement", "dialogue", "agreement", "maximum_months"),)
