"""The allow-list held against a file that was made as an earlier one: what they have in common is read once."""

from collections.abc import Sequence

from tenderkit.project.one_run import latest_in_a_run
from tenderkit.rules.privacy.distinctive_index import ForbiddenFact, ForbiddenFacts
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.names_told import SoughtNames, forms_in
from tenderkit.workflows.matching.names_of_case import names_of_case
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, whose_paper
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.papers.quick import OpenDocument, words_around


def refuse_in_open(
    asked: KindOfCase, document: ComposedDocument, file: str, made_as: OpenDocument, texts: Sequence[str]
) -> None:
    """Raise `InvalidInputError` as `refuse_what_may_not_stand` does, which is asked wherever a closer look is called for.

    A value that is to be found stands in one text; the texts with holes are looked at whole, with the words around the holes.
    """
    around = (file, *words_around(made_as, texts))
    if _may_be_there(asked, document, made_as, around):
        refuse_what_may_not_stand(asked, document, (*made_as.fixed, *around))


def _may_be_there(asked: KindOfCase, document: ComposedDocument, made_as: OpenDocument, around: Sequence[str]) -> bool:
    held = (*_held_anyway(asked.forbidden, made_as), *asked.forbidden.held_in(Letters.of("\n".join(around))))
    if asked.forbidden.may_not(held, document.to_be.about):
        return True
    names, own = names_of_case(asked.sound), whose_paper(asked.kind, document)
    if names is None or not names.parts:
        return False
    if any(places.isdisjoint(own) for places in _met_anyway(names, made_as)):
        return True
    return any(names.may_tell(forms_in(text), own) for text in around)


@latest_in_a_run
def _held_anyway(forbidden: ForbiddenFacts, made_as: OpenDocument) -> tuple[ForbiddenFact, ...]:
    return forbidden.held_in(Letters.of("\n".join(made_as.fixed)))


@latest_in_a_run
def _met_anyway(names: SoughtNames, made_as: OpenDocument) -> tuple[frozenset[str], ...]:
    return names.met_in({forms for text in made_as.fixed for forms in forms_in(text)})
