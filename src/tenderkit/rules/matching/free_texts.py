"""Which of the words of the recruiter's file, each with its key, somebody else reads."""

from collections.abc import Iterable, Iterator

from tenderkit.rules.privacy.free_texts import Text, last_name

_PEOPLE = frozenset({"name", "title", "unit", "phone", "email"})  # of a contact or a person
_TO_THE_PERSON = frozenset({"tasks", "skills", "workplace", "text", "about", "title", "time", "days"})
_TO_THE_SUPPLIER = frozenset({"profiles", "agreements", "start_meetings", "calls", "breaches", "dialogues"})
_MERITS = "relevant"  # what a proposed candidate wants to show for the work
_OF_ONE_PLACE = frozenset({"placements", "breaches"})


def texts_for_the_person(texts: Iterable[Text]) -> Iterator[Text]:
    """What a certificate, a recommendation, a reference or a sheet for the first week prints."""
    for key, words in texts:
        if key[0] == "placements" and last_name(key) in _TO_THE_PERSON:
            yield key, words


def texts_for_the_supplier(texts: Iterable[Text]) -> Iterator[Text]:
    """What a profile, an agreement, a call, a meeting's plan, a breach or a proposed candidate's merits tell the supplier."""
    for key, words in texts:
        told = key[0] in _TO_THE_SUPPLIER and last_name(key) not in _PEOPLE
        if told or (key[0] == "placements" and last_name(key) == _MERITS):
            yield key, words


def is_of_one_place(key: tuple[str | int, ...]) -> bool:
    """Whether a text is about one place, and so about whoever has it, also where it names nobody."""
    return key[0] in _OF_ONE_PLACE
