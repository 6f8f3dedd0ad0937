"""A person is named in `personer.yaml` and nowhere else: a name in another text comes along to where it may not be (art. 5.1 c GDPR).

No message repeats the name; the place's id tells whose it is.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import Fault
from tenderkit.rules.privacy.free_texts import Text, free_texts, last_name, path_of
from tenderkit.rules.privacy.names_told import SoughtNames

if TYPE_CHECKING:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.journal.record import Record

_OF_A_CONTACT = frozenset({"name", "phone", "email"})
_ONLY_THE_RECRUITERS = frozenset({"name", "birth_date"})  # no paper for anybody else holds these
# The person is named above the first two; a note on a problem says the place's number, and of others it would outlast their time.
_WITHOUT_NAMES = frozenset({"tasks", "skills", "problems"})
_NAMED_IN_THE_CASE = {"supplier", "for_authority"}  # another name than those that stand there is refused as such


def names_in_case(case: Procurement, sought: SoughtNames) -> Iterator[Fault]:
    """In the officer's file nobody who has a place is named."""
    yield from _faults(_not_of_contacts(free_texts(case)), sought)


def names_in_record(record: "Record", sought: SoughtNames) -> Iterator[Fault]:
    """Nor in the journal that the officer reads and whose words letters print."""
    for name in type(record).model_fields:
        if name != "journal":
            yield from _faults(_not_of_contacts(free_texts(getattr(record, name), (name,))), sought)
    for at, event in enumerate(record.journal):
        for name in sorted(event.model_fields_set - _NAMED_IN_THE_CASE):
            yield from _faults(_not_of_contacts(free_texts(getattr(event, name), ("journal", at, name))), sought)


def names_in_persons(persons: "Persons", sought: SoughtNames) -> Iterator[Fault]:
    """In one person's papers nobody else is named, and in what the person did no name is needed."""
    for at, person in enumerate(persons.persons):
        for name in sorted(person.model_fields_set - _ONLY_THE_RECRUITERS):
            texts = _not_of_contacts(free_texts(getattr(person, name), ("persons", at, name)))
            yield from _faults(texts, sought, () if name in _WITHOUT_NAMES else (person.place,))


def names_by_right(case: Procurement, record: "Record | None" = None) -> tuple[str, ...]:
    """The names of officers, suppliers and employers: those that the files state as such."""
    texts = (*free_texts(case), *(free_texts(record) if record is not None else ()))
    return tuple(words for key, words in texts if key[-1] == "name")


def names_beside_persons(persons: "Persons") -> Iterator[str]:
    """The names of supervisors, issuers and those who are asked for a reference."""
    for at, person in enumerate(persons.persons):
        for key, words in free_texts(person, ("persons", at)):
            if key[-1] == "name" and len(key) > _A_PERSONS_OWN:
                yield words


_A_PERSONS_OWN = 3  # the key of a name in `persons`: list, place in it, name


def _not_of_contacts(texts: Iterable[Text]) -> Iterator[Text]:
    return ((key, words) for key, words in texts if last_name(key) not in _OF_A_CONTACT)


def _faults(texts: Iterable[Text], sought: SoughtNames, without: Collection[str] = ()) -> Iterator[Fault]:
    for key, words in texts:
        for told in sought.told_in(words, without):
            yield Fault(key, Message("TK-M230" if told.sure else "TK-M231", {"field": path_of(key), "id": told.place}))
