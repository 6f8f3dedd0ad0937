"""What the drafter should know of a clause: its guidance, and what its short text leaves to the law and to other terms."""

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import Clause
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.alignment import sentence_at

_HOLE = lazy_pattern(r"⟦(\w+)⟧|\[{1,2}[^\[\]]*\]{1,2}")
_PARTIES = {
    "supplier": "leverantören",
    "supplier_genitive": "leverantörens",
    "authority": "myndigheten",
    "authority_genitive": "myndighetens",
}
_LEFT_OPEN = "…"


def guidance_words(clause: Clause) -> str:
    """The guidance in Swedish, with each sentence that only the full text has and what it follows from instead."""
    if not clause.short_leaves:
        return clause.guidance
    left = "; ".join(f"”{_sentence(clause, mark)}” ({why})" for mark, why in clause.short_leaves.items())
    return f"{clause.guidance} {document_text('clause.short_leaves', what=left)}"


def _sentence(clause: Clause, mark: str) -> str:
    """As anybody reads it: parties by their usual names, other values left open."""
    words = _HOLE.sub(lambda found: _PARTIES.get(found[1] or "", _LEFT_OPEN), sentence_at(clause, mark))
    return f"{words[:1].upper()}{words[1:]}".rstrip(".")
