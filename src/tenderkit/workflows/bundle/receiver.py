"""For whom a bundle is: a role, or one of the suppliers by its name; whether it leaves the house with that."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import LANGUAGES, catalogue, document_text
from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import RefusedError
from tenderkit.rules.language.near_words import near_spellings

SUPPLIER = "supplier"
_LEAVE_TO = {
    SUPPLIER: (SUPPLIER, "tenderer", "all_tenderers"),
    "tenderer": ("tenderer", "all_tenderers"),
    "employer": ("employer",),
    "branch": ("branch",),
}
_IN_HOUSE = (
    "requester",
    "procurement_officer",
    "coordinator",
    "recruiter",
    "management",
    "colleague",
    "registrar",
    "record",
)
_TO_SUPPLIERS = "supplier"  # the audience of what may leave


class Receiver(Struct, frozen=True):
    """`name` is what the cover says; `roles` whose papers go to it, none for everybody's. `leaves`: it isn't in the house.

    `supplier` is the only one whose papers it may get.
    """

    name: str
    roles: frozenset[str] = frozenset()
    supplier: str | None = None
    leaves: bool = False

    def gets(self, kind: Kind) -> bool:
        """Whether the papers of the kind are for it; those about a person never are for others than that person."""
        if kind.tells_of_a_person or (self.leaves and kind.audience != _TO_SUPPLIERS):
            return False
        return not self.roles or not self.roles.isdisjoint(kind.to_role)


def receiver_meant(said: str, case: Procurement | None) -> Receiver:
    """Nobody in particular where nothing is `said`. Without a case any name is one of somebody outside.

    Raises `RefusedError` for a name that nobody has, and for a supplier when it isn't said which.
    """
    if not said:
        return Receiver("")
    word = said.strip().casefold().replace("-", "_")
    role = next((role for role in (*_LEAVE_TO, *_IN_HOUSE) if word in _names_of(role)), None)
    suppliers = case.suppliers if case is not None else ()
    named = next((each for each in suppliers if each.name.casefold() == said.strip().casefold()), None)
    if role in _IN_HOUSE:
        return Receiver(document_text(f"role.{role}"), frozenset({role}))
    if named is not None:
        return Receiver(named.name, frozenset(_LEAVE_TO[SUPPLIER]), named.name, leaves=True)
    if role is not None:
        return _outside(role, suppliers)
    if case is None:
        return Receiver(said.strip(), leaves=True)
    raise _unknown(said, suppliers)


def _outside(role: str, suppliers: tuple[Supplier, ...]) -> Receiver:
    roles, name = frozenset(_LEAVE_TO[role]), document_text(f"role.{role}")
    if role != SUPPLIER or not suppliers:
        return Receiver(name, roles, leaves=True)
    if len(suppliers) > 1:
        raise RefusedError("TK-X042", {"suppliers": ", ".join(each.name for each in suppliers)})
    return Receiver(suppliers[0].name, roles, suppliers[0].name, leaves=True)


def _unknown(said: str, suppliers: tuple[Supplier, ...]) -> RefusedError:
    known = (*(document_text(f"role.{role}") for role in (*_LEAVE_TO, *_IN_HOUSE)), *(each.name for each in suppliers))
    near = near_spellings(said.casefold(), [name.casefold() for name in known])
    return RefusedError("TK-X041", {"receiver": said, "known": ", ".join(near or known)})


def _names_of(role: str) -> Iterator[str]:
    yield role
    yield from (str(catalogue()[f"role.{role}"][language]).casefold() for language in LANGUAGES)
