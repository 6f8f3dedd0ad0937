"""A signed agreement is what was issued for signing: its terms frozen by path, and where the recruiter's file says otherwise."""

from collections.abc import Callable, Iterator, Sequence

from tenderkit.model.matching.matching import Agreement
from tenderkit.model.papers.lock import FrozenTerms, FrozenText, IssuedDocument, TermValue
from tenderkit.rules.papers.issued_terms import frozen_apart, frozen_text, words_of_text
from tenderkit.rules.papers.term_paths import put_at, term_leaves

AGREEMENT = "agreement"
_ID = f"{AGREEMENT}.id"
_NO_TERMS = frozenset({"supplier", "signatories", "signed"})
_FREE_TEXTS = frozenset({f"{AGREEMENT}.{name}" for name in ("workplace", "tasks", "deviations")})


def agreed_terms(agreement: Agreement, case_format: int) -> FrozenTerms:
    """What the paper binds when it is issued. Who signs, and for whom, is no term and stays out of the lock."""
    facts, texts = frozen_apart(_stated(agreement), _FREE_TEXTS.__contains__)
    return FrozenTerms(case_format=case_format, facts=facts, texts=texts)


def terms_of_agreement(agreement: Agreement, issued: Sequence[IssuedDocument]) -> IssuedDocument | None:
    """The last copy that was issued of a signed agreement; while nobody has signed it the file decides."""
    if agreement.signed is None:
        return None
    mine = (copy for copy in reversed(issued) if copy.terms and copy.terms.facts.get(_ID) == agreement.id)
    return next(mine, None)


def differing_agreed(
    agreement: Agreement, terms: FrozenTerms
) -> Iterator[tuple[str, TermValue | None, TermValue | None]]:
    """Each path with its issued and its stated value; of a free text neither."""
    stated = _stated(agreement)
    for path in dict.fromkeys((*stated, *terms.facts, *terms.texts)):
        now = stated.get(path)
        if path in _FREE_TEXTS:
            if now is None or path not in terms.texts or frozen_text(now) != terms.texts[path]:
                yield path, None, None
        elif now != terms.facts.get(path):
            yield path, terms.facts.get(path), now


def agreement_as_issued(
    agreement: Agreement, terms: FrozenTerms, text_at: Callable[[FrozenText], str | None]
) -> tuple[Agreement, tuple[str, ...]]:
    """The agreement with the terms that were issued, and the paths of the texts that are to be had nowhere."""
    stated = _stated(agreement)
    tree = agreement.model_dump(mode="json", exclude_none=True, include={*_NO_TERMS, "id"})
    lost = []
    for path, value in terms.facts.items():
        put_at(tree, path.split(".")[1:], value)
    for path, text in terms.texts.items():
        words = words_of_text(text, stated.get(path), text_at)
        if words is None:
            lost.append(path)
        else:
            put_at(tree, path.split(".")[1:], words)
    if lost:
        return agreement, tuple(lost)
    return Agreement.model_validate(tree), ()


def _stated(agreement: Agreement) -> dict[str, TermValue]:
    return dict(term_leaves(agreement.model_dump(mode="json", exclude_none=True, exclude=set(_NO_TERMS)), AGREEMENT))
