"""The allow-list held against a file that was made as an earlier one: what they have in common is read once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from tenderkit.assembly.open_values import filled
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.rules.privacy.distinctive_index import CommonWords, ForbiddenFacts
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.names_told import SoughtNames
from tenderkit.rules.privacy.words_for_names import forms_in
from tenderkit.workflows.matching.names_of_case import names_of_case
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, whose_paper
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.quick.open_document import REACH, OpenDocument, words_around, words_near_values

Read = TypeVar("Read")
_APART = " \u00a6 "
_MOST_MET = 5000


class _Familiar(Generic[Read]):
    """What texts are read as: one that has been met before is read by itself and remembered, the new ones all at once."""

    def __init__(self, read: Callable[[str], frozenset[Read]]) -> None:
        self._read = read
        self._met: set[str] = set()
        self._known: dict[str, frozenset[Read]] = {}

    def of(self, texts: Iterable[str]) -> frozenset[Read]:
        """All that the texts hold."""
        found: list[frozenset[Read]] = []
        new: list[str] = []
        for text in texts:
            known = self._known.get(text)
            if known is None and text in self._met:
                known = self._known[text] = self._read(text)
            if known is None:
                new.append(text)
            else:
                found.append(known)
        if new:
            found.append(self._read(_APART.join(new)))
            self._met.update(new)
            if len(self._met) > _MOST_MET:
                self._met, self._known = set(), {}
        return frozenset().union(*found)


_WORDS = _Familiar(lambda text: Letters.of(text).words)
_FORMS = _Familiar(forms_in)


def refuse_in_open(
    asked: KindOfCase, document: ComposedDocument, file: str, made_as: OpenDocument, texts: Sequence[str]
) -> None:
    """Raise `InvalidInputError` as `refuse_what_may_not_stand` does, which is asked wherever it can't be ruled out.

    What is to be found stands there word for word: all its words are among those of the document. The words that it has in common
    with others are read once, and with each document its values and what letters stand right beside them.
    """
    own = (file, *texts, *(filled(words, texts) for words in made_as.touched))
    if _may_hold_a_fact(asked, document, own, made_as, texts) or _may_name_somebody(asked, document, own, made_as):
        refuse_what_may_not_stand(asked, document, (file, *made_as.fixed, *words_around(made_as, texts)))


def _may_hold_a_fact(
    asked: KindOfCase, document: ComposedDocument, own: tuple[str, ...], made_as: OpenDocument, texts: Sequence[str]
) -> bool:
    common = _common_words(asked.forbidden, made_as)
    words = _WORDS.of(own)
    held, possible = asked.forbidden.possible(words, common, document.to_be.about)
    if held or not possible:
        return bool(held)
    if any(len(fact.sought.plain) > REACH for fact in possible):
        return True
    letters = Letters.of("\n".join((own[0], *words_near_values(made_as, texts))))
    return any(letters.hold(fact.sought) for fact in possible)


def _may_name_somebody(
    asked: KindOfCase, document: ComposedDocument, own: tuple[str, ...], made_as: OpenDocument
) -> bool:
    names, free = names_of_case(asked.sound), whose_paper(asked.kind, document)
    if names is None or not names.parts:
        return False
    if any(places.isdisjoint(free) for places in _named_in_common(names, made_as)):
        return True
    return names.may_tell(_FORMS.of(own), free)


@latest_in_a_run
def _common_words(forbidden: ForbiddenFacts, made_as: OpenDocument) -> CommonWords:
    return forbidden.common(made_as.words, (made_as.letters, made_as.letters_around))


@latest_in_a_run
def _named_in_common(names: SoughtNames, made_as: OpenDocument) -> tuple[frozenset[str], ...]:
    return names.met_in(made_as.forms)
