"""What may not stand in the recruiter's file at all: identity numbers, words that give somebody away, and stray names.

Nothing that is found is repeated in a message; the key is enough to find it.
"""

import re
from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.identifiers import looks_personal
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault, Key
from tenderkit.rules.matching.crowding_rules import folded
from tenderkit.rules.matching.free_texts import all_texts, texts_for_the_person, texts_for_the_supplier
from tenderkit.rules.privacy.private_words import PrivateWords

_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{2})?[0-9]{6}[ \u00a0]?[-+\u2010-\u2013]?[ \u00a0]?[0-9]{4}(?![0-9])")
_NOT_A_DIGIT = re.compile(r"[^0-9]")
_LONE_NAME = 2  # words; a single one ("Bo") is too likely to be something else
_OWN_LETTERS = frozenset({"name", "recommendation", "reference", "waiver", "supervisor", "issuer", "supplier"})


def no_identity_number_anywhere(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A personal identity number needs a clear reason to be used, and no document has one (3 kap. 10 § 2018:218)."""
    del case
    for key, words in all_texts(matching):
        if key[-1] != "phone" and holds_identity_number(words):
            yield Fault(key, Message("TK-M050", {"field": _field(key)}))


def people_are_named_in_one_place(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A name in another text comes along to where it may not be, and stays behind when it is removed (art. 5.1 c GDPR)."""
    del case
    names = [(placement.id, folded(placement.name)) for placement in matching.placements if placement.name]
    people = [
        (number, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"))
        for number, name in names
        if len(name.split()) >= _LONE_NAME
    ]
    for key, words in all_texts(matching):
        if key[0] == "placements" and key[2] in _OWN_LETTERS:
            continue
        plain = folded(words)
        for number, name in people:
            if name.search(plain):
                yield Fault(key, Message("TK-M052", {"field": _field(key), "id": number}))


def nothing_gives_a_person_away(matching: Matching, private: PrivateWords) -> Iterator[Fault]:
    """What a workplace may not learn of a person's background (JO 1029-2017); the words are the library's data."""
    for audience, texts in (
        (Audience.INDIVIDUAL, texts_for_the_person(matching)),
        (Audience.SUPPLIER, texts_for_the_supplier(matching)),
    ):
        for key, words in texts:
            if private.found_in(words, audience):
                yield Fault(key, Message("TK-M051", {"field": _field(key)}))


def holds_identity_number(words: str) -> bool:
    """Whether a text holds a personal identity number or a coordination number, in any of the ways they are written."""
    from stdnum import luhn  # here because it loads ssl, which most commands do without

    for found in _NUMBER.finditer(words):
        digits = _NOT_A_DIGIT.sub("", found[0])
        if looks_personal(digits) and luhn.is_valid(digits[-10:]):
            return True
    return False


def _field(key: Key) -> str:
    return ".".join(str(name) for name in key if isinstance(name, str))


RULES = (no_identity_number_anywhere, people_are_named_in_one_place)
