"""The allow-list held against a file that was made as an earlier one: what they have in common is read once."""

from collections.abc import Sequence

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


def refuse_in_open(
    asked: KindOfCase, document: ComposedDocument, file: str, made_as: OpenDocument, texts: Sequence[str]
) -> None:
    """Raise `InvalidInputError` as `refuse_what_may_not_stand` does, which is asked wherever it can't be ruled out.

    What is to be found stands there word for word: all its words are among those of the document. The words that it has in common
    with others are read once, and with each document its values and what letters stand right beside them.
    """
    own = " \u00a6 ".join((file, *texts, *(filled(words, texts) for words in made_as.touched)))
    if _may_hold_a_fact(asked, document, (file, own), made_as, texts) or _may_name_somebody(
        asked, document, own, made_as
    ):
        refuse_what_may_not_stand(asked, document, (file, *made_as.fixed, *words_around(made_as, texts)))


def _may_hold_a_fact(
    asked: KindOfCase, document: ComposedDocument, own: tuple[str, str], made_as: OpenDocument, texts: Sequence[str]
) -> bool:
    file, words = own
    common = _common_words(asked.forbidden, made_as)
    held, possible = asked.forbidden.possible(Letters.of(words).words, common, document.to_be.about)
    if held or not possible:
        return bool(held)
    if any(len(fact.sought.plain) > REACH for fact in possible):
        return True
    letters = Letters.of("\n".join((file, *words_near_values(made_as, texts))))
    return any(letters.hold(fact.sought) for fact in possible)


def _may_name_somebody(asked: KindOfCase, document: ComposedDocument, own: str, made_as: OpenDocument) -> bool:
    names, free = names_of_case(asked.sound), whose_paper(asked.kind, document)
    if names is None or not names.parts:
        return False
    if any(places.isdisjoint(free) for places in _named_in_common(names, made_as)):
        return True
    return names.may_tell(forms_in(own), free)


@latest_in_a_run
def _common_words(forbidden: ForbiddenFacts, made_as: OpenDocument) -> CommonWords:
    return forbidden.common(made_as.words, (made_as.letters, made_as.letters_around))


@latest_in_a_run
def _named_in_common(names: SoughtNames, made_as: OpenDocument) -> tuple[frozenset[str], ...]:
    return names.met_in(made_as.forms)
