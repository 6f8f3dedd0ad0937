"""What may not stand in the recruiter's file at all: identity numbers, words that give somebody away, and stray names.

Nothing that is found is repeated in a message; the key is enough to find it.
"""

import re
from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.matching.free_texts import is_of_one_place, texts_for_the_person, texts_for_the_supplier
from tenderkit.rules.privacy.answers import answer_to, told_as_answered
from tenderkit.rules.privacy.free_texts import free_texts, holds_identity_number, path_of
from tenderkit.rules.privacy.names_alike import folded
from tenderkit.rules.privacy.private_words import PrivateWords

_NAMES_APART = 2  # the format whose persons have a file of their own
_LONE_NAME = 2  # words; a single one ("Bo") is too likely to be something else
_OWN_LETTERS = frozenset({"name", "recommendation", "reference", "waiver", "supervisor", "issuer", "supplier"})


def no_identity_number_anywhere(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A personal identity number needs a clear reason to be used, and no document has one (3 kap. 10 § 2018:218)."""
    del case
    for key, words in free_texts(matching):
        if holds_identity_number(key, words):
            yield Fault(key, Message("TK-M050", {"field": path_of(key)}))


def people_are_named_in_one_place(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A name in another text comes along to where it may not be, and stays behind when it is removed (art. 5.1 c GDPR)."""
    del case
    if matching.format == _NAMES_APART:
        return  # there every form of the names is looked for, in the files as they are written
    names = [(placement.id, folded(placement.name)) for placement in matching.placements if placement.name]
    people = [
        (number, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"))
        for number, name in names
        if len(name.split()) >= _LONE_NAME
    ]
    for key, words in free_texts(matching):
        if key[0] == "placements" and key[2] in _OWN_LETTERS:
            continue
        plain = folded(words)
        for number, name in people:
            if name.search(plain):
                yield Fault(key, Message("TK-M052", {"field": path_of(key), "id": number}))


def nothing_gives_a_person_away(case: Procurement, matching: Matching, private: PrivateWords) -> Iterator[Fault]:
    """What a workplace may not learn of a person's background (JO 1029-2017); the words are the library's data.

    Words that somebody has answered for in the case are told as answered.
    """
    for audience, texts in (
        (Audience.INDIVIDUAL, texts_for_the_person(matching)),
        (Audience.SUPPLIER, texts_for_the_supplier(matching)),
    ):
        for key, words in texts:
            hits = private.found_in(words, audience, of_one_place=is_of_one_place(key))
            for answer in dict.fromkeys(answer_to(case.answers, hit.word, words) for hit in hits):
                yield Fault(key, told_as_answered(answer) if answer else Message("TK-M051", {"field": path_of(key)}))


RULES = (no_identity_number_anywhere, people_are_named_in_one_place)
