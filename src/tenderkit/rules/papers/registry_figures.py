"""What the registry is told of every paper that has been sent out: the municipality's own values where it has stated them.

Nothing is made up for what it hasn't: a secrecy mark and a time of keeping are decided by the municipality, never by us.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement

_NOT_REGISTERED = "registreras inte"  # the status of a kind whose papers stay with the matching unit


class SentPaper(Struct, frozen=True):
    """A copy that was sent out: who sent it to whom, by role, its files with their SHA-256, and what the registry keeps of it."""

    title: str
    number: int
    day: date
    sender: str
    recipients: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    type: str | None = None
    status: str | None = None
    secrecy: str | None = None
    retention: str | None = None
    of_a_person: bool = False


class RegistryFile(Struct, frozen=True):
    """One file of a paper, with all that the registry wants of it; `None` is for the municipality to state."""

    title: str
    file: str
    type: str | None
    day: str
    sender: str
    recipients: str
    registration_number: str
    secrecy: str | None
    retention: str | None
    digest: str


class RegistryFacts(Struct, frozen=True):
    """The papers that have been sent out, by file; those of a person that no registry keeps are left out."""

    files: Annotated[tuple[RegistryFile, ...], "Utfärdade filer, en rad för varje"]
    papers: Annotated[tuple[RegistryFile, ...], "Utfärdade handlingar, en rad för varje"]
    left_out: Annotated[int, "Antal handlingar som inte registreras i ärendet"]


def registry_facts(case: Procurement, sent: Sequence[SentPaper]) -> RegistryFacts:
    """In the order in which they were issued."""
    kept = [each for each in sent if each.status != _NOT_REGISTERED and not each.of_a_person]
    by_paper = [[_row(case, each, name, digest) for name, digest in each.files] for each in kept]
    return RegistryFacts(
        files=tuple(row for rows in by_paper for row in rows),
        papers=tuple(rows[0] for rows in by_paper if rows),
        left_out=len(sent) - len(kept),
    )


def _row(case: Procurement, paper: SentPaper, name: str, digest: str) -> RegistryFile:
    copy = document_text("registry.copy", number=paper.number) if paper.number > 1 else ""
    return RegistryFile(
        title=f"{paper.title}{copy}",
        file=name,
        type=paper.type,
        day=paper.day.isoformat(),
        sender=_role(paper.sender),
        recipients=", ".join(map(_role, paper.recipients)),
        registration_number=_number(case),
        secrecy=paper.secrecy,
        retention=paper.retention,
        digest=digest,
    )


def _role(role: str) -> str:
    return document_text(f"role.{role}") if role else ""


def _number(case: Procurement) -> str:
    """The procurement's number, and the contract's where there is one."""
    if case.registry.contract is None:
        return case.registry.procurement
    return document_text("registry.numbers", procurement=case.registry.procurement, contract=case.registry.contract)
