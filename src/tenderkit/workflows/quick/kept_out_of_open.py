"""The allow-list held against a file that was made as an earlier one: what they have in common is read once."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from tenderkit.project.one_run import latest_in_a_run
from tenderkit.rules.privacy.distinctive_index import CommonWords, DistinctiveFact, ForbiddenFacts
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.names_told import SoughtNames
from tenderkit.rules.privacy.words_for_names import forms_in
from tenderkit.workflows.matching.names_of_case import names_of_case
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, whose_paper
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.quick.familiar_texts import FamiliarTexts
from tenderkit.workflows.quick.open_document import (
    REACH,
    OpenDocument,
    places_near,
    touched_words,
    words_around,
    words_near,
)

Read = tuple[Sequence[frozenset[str] | None], frozenset[str]]
_WORDS = FamiliarTexts(lambda text: Letters.of(text).words)
_FORMS = FamiliarTexts(lambda text: frozenset(form for forms in forms_in(text) for form in forms))


def refuse_in_open(
    asked: KindOfCase, document: ComposedDocument, file: str, made_as: OpenDocument, texts: Sequence[str]
) -> None:
    """Raise `InvalidInputError` as `refuse_what_may_not_stand` does, which is asked wherever it can't be ruled out.

    What is to be found stands there word for word: all its words are among those of the document. The words that it has in common
    with others are read once, and with each document its values and what letters stand right beside them.
    """
    touched = tuple(touched_words(made_as, texts))
    own = (*texts, *(words for words, _ in touched), file)
    numbers = (*((number,) for number in range(len(texts))), *(numbers for _, numbers in touched))
    if _may_hold_a_fact(asked, document, _Own(own, numbers), made_as) or _may_name_somebody(
        asked, document, own, made_as
    ):
        refuse_what_may_not_stand(asked, document, (file, *made_as.fixed, *words_around(made_as, texts)))


class _Own(NamedTuple):
    """What a document has of its own: its values, the words that they touch and the name of its file; of all but that the numbers of the values."""

    texts: Sequence[str]
    numbers: Sequence[tuple[int, ...]]


def _may_hold_a_fact(asked: KindOfCase, document: ComposedDocument, own: _Own, made_as: OpenDocument) -> bool:
    forbidden, common = asked.forbidden, _common_words(asked.forbidden, made_as)
    read = _WORDS.read(own.texts)
    possible = forbidden.possible(read[1], common)
    if possible:
        stated = {
            _plain(own.texts[number])
            for number, root in _stated_by_right(forbidden, made_as)
            if root in document.to_be.about
        }
        possible = [fact for fact in possible if fact.sought.plain not in stated]
    about = document.to_be.about
    unknown = (fact for fact in (*common.held, *possible) if not forbidden.is_told_of(fact, about))
    return any(
        not forbidden.may_hold(fact, about)
        for fact in unknown
        if fact in common.held or _may_stand(fact, read, own, made_as)
    )


def _may_stand(fact: DistinctiveFact, read: Read, own: _Own, made_as: OpenDocument) -> bool:
    """Whether its letters are those of the file's name or of a value with what stands beside it; `read` are the words of its own texts.

    A value that may be a part of it has a word of it, or none at all; the other words of it are the values' too, or stand beside it.
    """
    of_each, words = read
    keys = fact.sought.keys
    if len(fact.sought.plain) > REACH:
        return True
    values = zip(own.numbers, of_each, strict=False)
    parts = [numbers for numbers, found in values if not found or not keys or not keys.isdisjoint(found)]
    places = places_near(made_as, {number for numbers in parts for number in numbers})
    if not (keys - words).issubset(chain.from_iterable(made_as.words_beside[at] for at in places)):
        return False
    return Letters.of("\n".join((own.texts[-1], *words_near(made_as, places, own.texts)))).hold(fact.sought)


def _may_name_somebody(
    asked: KindOfCase, document: ComposedDocument, own: Sequence[str], made_as: OpenDocument
) -> bool:
    names, free = names_of_case(asked.sound), whose_paper(asked.kind, document)
    if names is None or not names.parts:
        return False
    if any(places.isdisjoint(free) for places in _named_in_common(names, made_as)):
        return True
    return names.may_tell_by(_FORMS.read(own)[1], free) and any(names.may_tell(forms_in(text), free) for text in own)


@lru_cache(maxsize=1 << 12)
def _plain(text: str) -> str:
    return Letters.of(text).plain


@latest_in_a_run
def _stated_by_right(forbidden: ForbiddenFacts, made_as: OpenDocument) -> tuple[tuple[int, str], ...]:
    """The values that may stand where a document is about what they are of, each with the first word of its path."""
    stated = ((number, path) for number, path in made_as.sources.items() if forbidden.states_by_right(path))
    return tuple((number, path.partition(".")[0]) for number, path in stated)


@latest_in_a_run
def _common_words(forbidden: ForbiddenFacts, made_as: OpenDocument) -> CommonWords:
    return forbidden.common(made_as.words, (made_as.letters, made_as.letters_around))


@latest_in_a_run
def _named_in_common(names: SoughtNames, made_as: OpenDocument) -> tuple[frozenset[str], ...]:
    return names.met_in(made_as.forms)
