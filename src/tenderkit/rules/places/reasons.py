"""A reason as a document writes it: its facts in words, the clause that it rests on, and the mark of the sentence."""

from datetime import date

from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.language.wording import write_date


def because(key: str, role: ClauseRole, mark: str = "", /, **facts: object) -> FulfilmentReason:
    """A reason with its facts as a document writes them; `mark` is that of the clause's sentence."""
    written = {name: write_date(fact) if isinstance(fact, date) else str(fact) for name, fact in facts.items()}
    return FulfilmentReason(f"fulfilment.{key}", role, written, mark)
