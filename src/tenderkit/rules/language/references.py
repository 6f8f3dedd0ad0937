"""References to provisions, kept whole on their line: `17 kap. 1 §` with no-break spaces, as numbers are with their nouns.

Whoever reads a document takes either space (`rules/law/provisions.py`, `rules/finished/vetted_words.py`).
"""

from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.wording import NBSP

_NUMBER = r"\d{1,4}(?:\.\d{1,2})?(?: [a-z](?![a-zåäö]))?"
_RANGE = rf"{_NUMBER}(?:[–-]{_NUMBER})?"
_REFERENCE = lazy_pattern(
    rf"\b(?:{_RANGE} kap\.(?: {_RANGE}(?! kap))?(?: §§?)?|{_RANGE} §§?|[Aa]rtikel {_RANGE})(?![\wåäö])"
)
REFERENCE_SIGNS = ("§", "kap.", "rtikel")
"""What every reference holds one of."""


def bound_references(words: str) -> str:
    """The words with every reference bound together; a list (`5, 7 och 10 §§`) may still break between its numbers."""
    return _REFERENCE.sub(lambda found: found[0].replace(" ", NBSP), words) if may_refer(words) else words


def may_refer(words: str) -> bool:
    """A quick look: whether there is a sign of a reference in them."""
    return any(sign in words for sign in REFERENCE_SIGNS)
