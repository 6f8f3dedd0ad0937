"""What a paper that is about no case is made of: the facts, where they were typed, and where the paper and its lock are written.

Each thing that a paper can be about has a module of its own that makes its matter; `workflows/building` knows them all.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.model.papers.kind import LETTERHEAD_FACTS, AboutWhat, Kind
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.model.policy.policy import Policy
from tenderkit.problems import Problem, TenderkitError
from tenderkit.project.places import PAPERS_LOCK_FILE, ProjectPlaces
from tenderkit.readers.papers.about_reader import read_kind_roles
from tenderkit.workflows.papers.documents_to_be import DocumentToBe


class Sender(Struct, frozen=True):
    """Whose letterhead the papers have."""

    name: str
    unit: str = ""
    registration_number: str = ""


class Matter(Struct, frozen=True):
    """`home` is the folder where `dokument` and the lock of the papers stand; `day` is the date of the papers.

    `papers` gives the documents of a kind, each with its facts by the first word of their paths. `roots` is everything that was
    read: what a kind doesn't allow of it may stand in none of its papers. `problem` finds where the fact at a path was typed.
    `policy` is the municipality's, where its papers ask it; `unread` is what couldn't be read, and so isn't in them.
    """

    what: AboutWhat
    home: Path
    places: ProjectPlaces
    day: date
    sender: Sender
    papers: Callable[[Kind], tuple[DocumentToBe, ...]]
    problem: Callable[[str, Message], Problem]
    roots: Mapping[str, object | None] = field(default_factory=dict)
    policy: Policy | None = None
    policy_is_chosen: bool = False
    unread: tuple[Problem | TenderkitError, ...] = ()

    @property
    def lock_file(self) -> Path:
        return self.home / PAPERS_LOCK_FILE

    def letterhead(self, kind: Kind, title: str) -> dict[str, str]:
        """What stands in the header: the sender's name where the kind may hold it, and never a case."""
        blank = dict.fromkeys(LETTERHEAD_FACTS, "")
        if not kind.speaks_for_authority and not kind.allows("municipality.name"):
            return {**blank, "document_title": title}
        return {
            **blank,
            "authority_name": self.sender.name,
            "unit": self.sender.unit,
            "registration_number": self.sender.registration_number,
            "document_title": title,
        }


def roles_of_kinds(places: ProjectPlaces) -> tuple[KindRoles, ...]:
    """Who hands which papers to whom: of every kind that there is."""
    folders = (folder for kind_id in places.kinds() if (folder := places.kind_folder(kind_id)) is not None)
    return tuple(map(read_kind_roles, folders))
