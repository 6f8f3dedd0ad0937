"""A clause that the library doesn't have, refused with the one that was meant when a slip of the pen explains it."""

from collections.abc import Collection

from tenderkit.problems import RefusedError
from tenderkit.rules.language.near_words import near_spellings


def unknown_clause(wanted: str, known: Collection[str]) -> RefusedError:
    """`wanted` is an id, or an id and a version."""
    clause_id, _, _ = wanted.partition("@")
    facts = {"clause": wanted, "clauses": ", ".join(known)}
    guesses = near_spellings(clause_id, known) if clause_id not in known else ()
    return (
        RefusedError("TK-S081", {**facts, "guess": ", ".join(guesses)}) if guesses else RefusedError("TK-S007", facts)
    )
