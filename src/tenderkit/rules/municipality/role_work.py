"""What a role writes and what it gets, phase by phase, from what the document kinds say of themselves."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.choices import Role
from tenderkit.model.papers.kind import AboutWhat, Phase
from tenderkit.model.papers.kind_file import KindRoles

_PHASES = tuple(Phase)


class RolePaper(Struct, frozen=True):
    """A document that the role writes or gets; `others` are those at its other end."""

    phase: str
    title: str
    kind: str
    others: str


class RoleWorkFacts(Struct, frozen=True):
    """The documents of a role over the whole chain."""

    written: Annotated[tuple[RolePaper, ...], "Dokument som rollen skriver"]
    received: Annotated[tuple[RolePaper, ...], "Dokument som rollen får"]


def role_work(role: Role, kinds: Iterable[KindRoles]) -> RoleWorkFacts:
    """In the order of the chain; what is introduced once for the whole municipality is no step of it."""
    chain = sorted((kind for kind in kinds if kind.about != (AboutWhat.MUNICIPALITY,)), key=_place)
    return RoleWorkFacts(
        written=tuple(_papers(chain, lambda kind: kind.from_role == role, lambda kind: kind.to_role)),
        received=tuple(_papers(chain, lambda kind: role in kind.to_role, lambda kind: (kind.from_role,))),
    )


def _papers(
    kinds: Iterable[KindRoles],
    is_the_roles: Callable[[KindRoles], bool],
    others: Callable[[KindRoles], tuple[str, ...]],
) -> Iterator[RolePaper]:
    for kind in filter(is_the_roles, kinds):
        words = ", ".join(document_text(f"role.{each}") for each in others(kind))
        yield RolePaper(document_text(f"phase.{kind.phase.value}"), kind.title, kind.id, words)


def _place(kind: KindRoles) -> tuple[int, int, object]:
    return _PHASES.index(kind.phase), kind.order, swedish_order(kind.title)
