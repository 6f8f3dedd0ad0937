"""What may not stand in the recruiter's file at all: identity numbers, and words that give somebody away.

Nothing that is found is repeated in a message; the key is enough to find it.
"""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import Fault
from tenderkit.rules.matching.free_texts import is_of_one_place, texts_for_the_person, texts_for_the_supplier
from tenderkit.rules.privacy.answers import answer_to, told_as_answered
from tenderkit.rules.privacy.free_texts import free_texts, holds_identity_number, path_of
from tenderkit.rules.privacy.private_words import PrivateWords


def no_identity_number_anywhere(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """A personal identity number needs a clear reason to be used, and no document has one (3 kap. 10 § 2018:218)."""
    del case
    for key, words in free_texts(matching):
        if holds_identity_number(key, words):
            yield Fault(key, Message("TK-M050", {"field": path_of(key)}))


def nothing_gives_a_person_away(case: Procurement, matching: Matching, private: PrivateWords) -> Iterator[Fault]:
    """What a workplace may not learn of a person's background (JO 1029-2017); the words are the library's data.

    Words that somebody has answered for in the case are told as answered.
    """
    everything = tuple(free_texts(matching))
    for audience, texts in (
        (Audience.INDIVIDUAL, texts_for_the_person(everything)),
        (Audience.SUPPLIER, texts_for_the_supplier(everything)),
    ):
        for key, words in texts:
            hits = private.found_in(words, audience, of_one_place=is_of_one_place(key))
            for answer in dict.fromkeys(answer_to(case.answers, hit.word, words) for hit in hits):
                yield Fault(key, told_as_answered(answer) if answer else Message("TK-M051", {"field": path_of(key)}))


RULES = (no_identity_number_anywhere,)
