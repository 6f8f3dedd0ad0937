"""From a clause's page to writing it: what the coordinator may do with a version."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from tenderkit.messages import text
from tenderkit.model.case.choices import Role
from tenderkit.model.clauses.library import Version
from tenderkit.web.signed_in import person_of
from tenderkit.workflows.clause_drafts.steps import open_steps


def may_write(request: HttpRequest) -> bool:
    """Whether the role that the person works as writes clauses."""
    return person_of(request).acting is Role.COORDINATOR


def ways_to_write(request: HttpRequest, clause: str, version: str) -> tuple[tuple[str, str], ...]:
    """The address and the words of each thing that can be done with the version; nothing for another role."""
    if not may_write(request):
        return ()
    steps = open_steps(Path(settings.TENDERKIT_FOLDER), Version(clause, version))
    return (
        (reverse("write-clause", args=(clause, version)), text("writing.change")),
        (reverse("clause-examples", args=(clause, version)), text("writing.examples")),
        *((reverse("clause-step", args=(clause, version, each)), text(f"writing.step.{each}")) for each in steps),
    )
