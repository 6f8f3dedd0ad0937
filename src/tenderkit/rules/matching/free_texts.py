"""Which words of the recruiter's file somebody else reads, each with its key."""

from collections.abc import Iterator

from tenderkit.model.matching.matching import Matching
from tenderkit.rules.privacy.free_texts import Text, free_texts, last_name

_PEOPLE = frozenset({"name", "title", "unit", "phone", "email"})  # of a contact or a person
_TO_THE_PERSON = frozenset({"tasks", "skills", "workplace", "text", "about", "title", "time", "days"})
_TO_THE_SUPPLIER = frozenset({"profiles", "agreements", "start_meetings", "calls", "breaches", "dialogues"})
_MERITS = "relevant"  # what a proposed candidate wants to show for the work
_OF_ONE_PLACE = frozenset({"placements", "breaches"})


def texts_for_the_person(matching: Matching) -> Iterator[Text]:
    """What a certificate, a recommendation, a reference or a sheet for the first week prints."""
    for key, words in free_texts(matching):
        if key[0] == "placements" and last_name(key) in _TO_THE_PERSON:
            yield key, words


def texts_for_the_supplier(matching: Matching) -> Iterator[Text]:
    """What a profile, an agreement, a call, a meeting's plan, a breach or a proposed candidate's merits tell the supplier."""
    for key, words in free_texts(matching):
        told = key[0] in _TO_THE_SUPPLIER and last_name(key) not in _PEOPLE
        if told or (key[0] == "placements" and last_name(key) == _MERITS):
            yield key, words


def is_of_one_place(key: tuple[str | int, ...]) -> bool:
    """Whether a text is about one place, and so about whoever has it, also where it names nobody."""
    return key[0] in _OF_ONE_PLACE
