"""Which words of the recruiter's file somebody else reads, each with its key."""

from collections.abc import Iterator

from tenderkit.model.matching.matching import Matching
from tenderkit.rules.privacy.free_texts import Text, free_texts, last_name

_PEOPLE = frozenset({"name", "title", "unit", "phone", "email"})  # of a contact or a person
_TO_THE_PERSON = frozenset({"tasks", "skills", "workplace", "text", "about", "title"})
_TO_THE_SUPPLIER = frozenset({"profiles", "agreements", "start_meetings", "breaches", "dialogues"})
_OF_ONE_PLACE = frozenset({"placements", "breaches"})


def texts_for_the_person(matching: Matching) -> Iterator[Text]:
    """What a certificate, a recommendation or a reference prints."""
    for key, words in free_texts(matching):
        if key[0] == "placements" and last_name(key) in _TO_THE_PERSON:
            yield key, words


def texts_for_the_supplier(matching: Matching) -> Iterator[Text]:
    """What a profile, an agreement, a meeting's plan or a breach tells the supplier."""
    for key, words in free_texts(matching):
        if key[0] in _TO_THE_SUPPLIER and last_name(key) not in _PEOPLE:
            yield key, words


def is_of_one_place(key: tuple[str | int, ...]) -> bool:
    """Whether a text is about one place, and so about whoever has it, also where it names nobody."""
    return key[0] in _OF_ONE_PLACE
