"""What was issued decides: the terms that an issue froze, and where a case no longer agrees with them.

The last copy of the requirements section that was issued before the tender deadline is what suppliers have answered to;
a lot with a requirement of its own has a copy of its own. Sources: docs/decisions/0014.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import TypeVar

from msgspec import Struct

from tenderkit.model.case.case import Lot, Procurement
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.lock import FrozenTerms, FrozenText, IssuedDocument, TermValue
from tenderkit.rules.papers.term_paths import LOTS, OWN_REQUIREMENT, is_free_text, lot_of_path, term_values

Value = TypeVar("Value")

QUOTED_KIND = "kravavsnitt"


class IssuedTerms(Struct, frozen=True):
    """The terms in force by path: values, and free texts by digest. `copies` are the issued copies that state them.

    `covers_common` says whether the common requirement was issued: not when every lot has its own. Of `partial` terms some
    are not known, and there the case decides.
    """

    facts: Mapping[str, TermValue]
    texts: Mapping[str, FrozenText]
    copies: tuple[IssuedDocument, ...]
    covers_common: bool
    partial: bool = False


class TermDifference(Struct, frozen=True):
    """A term that the case states otherwise than the issued copy; `None` is not stated, nor an issued free text."""

    path: str
    issued: TermValue | None
    stated: TermValue | None
    copy: IssuedDocument

    @property
    def is_text(self) -> bool:
        return is_free_text(self.path)


def states_terms(document: str) -> bool:
    """Whether a document of that name is a requirements section: of the whole, or of a lot."""
    return document == QUOTED_KIND or document.startswith(f"{QUOTED_KIND}-")


def document_of_lot(lot: str) -> str:
    """What the section of a lot with its own requirement is called."""
    return f"{QUOTED_KIND}-{lot.lower()}"


def frozen_terms(
    case: Procurement, lot: Lot | None, requirements: Mapping[str, str], sections: Sequence[str]
) -> FrozenTerms:
    """What the section of the whole, or of a lot, binds when it is issued together with the other `sections`.

    `requirements` gives each mark its number.
    """
    own = f"{LOTS}.{lot.id}.{OWN_REQUIREMENT}" if lot is not None else OWN_REQUIREMENT
    terms = {p: v for p, v in term_values(case).items() if is_within(p, own) or not is_of_a_requirement(p)}
    facts, texts = frozen_apart(terms, is_free_text)
    return FrozenTerms(
        case_format=case.format,
        facts=facts,
        texts=texts,
        requirements=requirements,
        sections=tuple(sections),
    )


def frozen_apart(
    stated: Mapping[str, TermValue], is_text: Callable[[str], bool]
) -> tuple[dict[str, TermValue], dict[str, FrozenText]]:
    """The values as they are, and the free texts by digest."""
    facts = {path: value for path, value in stated.items() if not is_text(path)}
    return facts, {path: frozen_text(value) for path, value in stated.items() if is_text(path)}


def frozen_text(words: TermValue) -> FrozenText:
    """A free text as the lock keeps it: white space around it is no part of it."""
    bare = str(words).strip()
    return FrozenText(digest=sha256(bare.encode()).hexdigest(), letters=len(bare))


def is_of_a_requirement(path: str) -> bool:
    """Whether the path is of the common requirement or of a lot's own."""
    return is_within(lot_of_path(path)[1], OWN_REQUIREMENT)


def copies_in_force(issued: Sequence[IssuedDocument], deadline: date | None) -> tuple[IssuedDocument, ...]:
    """Of each section the last copy that was issued before the tender deadline, the most recently issued one last.

    A section that a later issue no longer has, such as that of a lot which lost its own requirement, is out of force.
    """
    last: dict[str, IssuedDocument] = {}
    for copy in issued:
        in_time = deadline is None or copy.date <= deadline
        if states_terms(copy.document) and (in_time or copy.document not in last):
            last.pop(copy.document, None)
            last[copy.document] = copy
    newest = next(reversed(last.values()), None)
    kept = newest.terms.sections if newest is not None and newest.terms is not None else tuple(last)
    return tuple(copy for copy in last.values() if copy.document in kept)


def issued_terms(copies: Sequence[IssuedDocument]) -> IssuedTerms | None:
    """The terms that these copies state together; `None` when one of them was entered before terms were frozen."""
    facts: dict[str, TermValue] = {}
    texts: dict[str, FrozenText] = {}
    for copy in copies:
        if copy.terms is None:
            return None
        facts = {**copy.terms.facts, **_of_requirements(facts)}
        texts = {**copy.terms.texts, **_of_requirements(texts)}
    common = any(copy.document == QUOTED_KIND for copy in copies)
    partial = any(copy.terms is not None and copy.terms.partial for copy in copies)
    return IssuedTerms(facts, texts, tuple(copies), covers_common=common, partial=partial) if copies else None


def _of_requirements(found: Mapping[str, Value]) -> dict[str, Value]:
    return {path: value for path, value in found.items() if is_of_a_requirement(path)}


def differences(case: Procurement, terms: IssuedTerms) -> tuple[TermDifference, ...]:
    """Every term that the case states otherwise, in the order of the case; those that it no longer states come last."""
    stated = {path: value for path, value in term_values(case).items() if _is_bound(path, terms)}
    paths = dict.fromkeys((*(() if terms.partial else stated), *terms.facts, *terms.texts))
    return tuple(_differing(paths, stated, terms))


def terms_in_force(
    case: Procurement, terms: IssuedTerms, text_at: Callable[[FrozenText], str | None]
) -> tuple[dict[str, TermValue], tuple[str, ...]]:
    """The issued terms, and the paths whose free text is to be had neither from the case nor from `text_at`.

    There the case's own words stand, which no document may use.
    """
    stated = term_values(case)
    found: dict[str, TermValue] = {**terms.facts}
    lost: list[str] = []
    for path, text in terms.texts.items():
        own = stated.get(path)
        issued = words_of_text(text, own, text_at)
        if issued is None:
            lost.append(path)
        found[path] = issued if issued is not None else own if own is not None else "–"
    if terms.partial:
        return {**stated, **found}, tuple(lost)
    unbound = {path: value for path, value in stated.items() if not _is_bound(path, terms)}
    return {**found, **unbound}, tuple(lost)


def words_of_text(
    text: FrozenText, own: TermValue | None, text_at: Callable[[FrozenText], str | None]
) -> TermValue | None:
    """The issued words: the file's own while they are those that were issued, else what `text_at` finds."""
    return own if own is not None and frozen_text(own) == text else text_at(text)


def find_issued_text(text: FrozenText, words: str) -> str | None:
    """The passage of the issued words with that digest; the digest proves it letter by letter."""
    for start in range(len(words) - text.letters + 1):
        passage = words[start : start + text.letters]
        if sha256(passage.encode()).hexdigest() == text.digest:
            return passage
    return None


def _is_bound(path: str, terms: IssuedTerms) -> bool:
    """Where every lot has its own requirement the common one was never issued, and binds nobody."""
    return terms.covers_common or not is_within(path, OWN_REQUIREMENT)


def _differing(
    paths: Mapping[str, None], stated: Mapping[str, TermValue], terms: IssuedTerms
) -> Iterator[TermDifference]:
    for path in paths:
        now, issued, text = stated.get(path), terms.facts.get(path), terms.texts.get(path)
        if is_free_text(path):
            if text is None or now is None or frozen_text(now) != text:
                yield TermDifference(path, None, now, _copy_of(path, terms))
        elif now != issued:
            yield TermDifference(path, issued, now, _copy_of(path, terms))


def _copy_of(path: str, terms: IssuedTerms) -> IssuedDocument:
    """The copy that states the term: the lot's, the common one's, or the last one."""
    lot, _ = lot_of_path(path)
    name = document_of_lot(lot) if lot else QUOTED_KIND
    own = (copy for copy in terms.copies if copy.document == name and is_of_a_requirement(path))
    return next(own, terms.copies[-1])
