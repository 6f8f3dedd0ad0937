"""What only the second format of a case file can say: in a file of the first format it is told, and nothing is read into it."""

from collections.abc import Iterator

from pydantic import BaseModel

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.case.choices import (
    CountedPer,
    DialogueSanction,
    PenaltyPer,
    PlacementKind,
    PlacesBasis,
)
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.problems import Fault, Key
from tenderkit.rules.conditions.facts import value_at
from tenderkit.rules.conditions.later_choices import KEYS, KEYS_OF_A_QUESTION, KEYS_OF_THE_CASE
from tenderkit.rules.contract.each_requirement import each_requirement

FIRST_FORMAT = 1
WORDS: dict[tuple[str, ...], tuple[TitledChoice, ...]] = {
    ("dialogue", "sanction"): (DialogueSanction.PENALTY,),
    ("places", "basis"): (PlacesBasis.PER_CONTRACT_VALUE,),
    ("places", "kinds"): (PlacementKind.SUMMER_JOB,),
    ("places", "counted_per"): (CountedPer.CALL_OFF,),
    ("penalty", "per"): (PenaltyPer.STARTED_DAY,),
}
"""By key, the words that came with it."""


def the_first_format_says_what_it_could(case: Procurement) -> Iterator[Fault]:
    """An older tenderkit would refuse the file: one that uses what is new says so by its format."""
    if case.format == FIRST_FORMAT:
        yield from (_fault((name,), name) for name in KEYS_OF_THE_CASE if name in case.model_fields_set)
        for at, question in enumerate(case.tender_questions):
            newer = (name for name in KEYS_OF_A_QUESTION if name in question.model_fields_set)
            yield from (_fault(("tender_questions", at, name), name) for name in newer)
        for of in each_requirement(case, unused=True):
            yield from (_fault((*of.key, *block, name), name) for block, name in _newer_keys(of.requirement))
            yield from (_fault((*of.key, *key), word.value) for key, word in _newer_words(of.requirement))


def _newer_keys(requirement: Requirement) -> Iterator[tuple[Key, str]]:
    for block, names in KEYS.items():
        stated = value_at(requirement, block)
        yield from (
            (block, name) for name in names if isinstance(stated, BaseModel) and name in stated.model_fields_set
        )


def _newer_words(requirement: Requirement) -> Iterator[tuple[Key, TitledChoice]]:
    for key, words in WORDS.items():
        value = value_at(requirement, key)
        stated = value if isinstance(value, tuple) else (value,)
        yield from ((key, word) for word in words if word in stated)


def _fault(key: Key, what: str) -> Fault:
    return Fault(key, Message("TK-R340", {"what": what}))


RULES = (the_first_format_says_what_it_could,)
