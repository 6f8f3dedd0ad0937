"""The contracting authorities of a case, the leading one first, and which unit and contact each of them has."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.model.case.case import Contact, DataProtection, MatchingUnit, Procurement
from tenderkit.problems import Key

LEADING: Key = ("authority",)


class BuyingAuthority(Struct, frozen=True):
    """One of those that buy. `key` is where it stands in the case, `unit_key` where its own matching unit does or would.

    `matching_unit` is its own, or the leading one's where it has none.
    """

    name: str
    organisation_number: str
    unit: str | None
    email: str | None
    contact: Contact | None
    matching_unit: MatchingUnit | None
    has_own_unit: bool
    key: Key
    unit_key: Key

    @property
    def leads(self) -> bool:
        """Whether it is the case's own `authority`: the one that leads, or the purchasing centre."""
        return self.key == LEADING

    @property
    def words(self) -> str:
        """`Krokoms kommun (212000-2528)`."""
        return f"{self.name} ({self.organisation_number})"

    @property
    def data_protection(self) -> DataProtection | None:
        """How the unit that matches for it handles personal data."""
        return self.matching_unit.data_protection if self.matching_unit is not None else None


def authorities_of(case: Procurement) -> tuple[BuyingAuthority, ...]:
    """Every one, the leading first; a case that isn't joint has one."""
    return (_leading(case), *_joining(case))


def authority_named(case: Procurement, said: str) -> BuyingAuthority | None:
    """The one with that organisation number or, whatever its letters' size, that name; `None` when there is none or several."""
    found = [
        each for each in authorities_of(case) if said.casefold() in (each.organisation_number, each.name.casefold())
    ]
    return found[0] if len(found) == 1 else None


def _leading(case: Procurement) -> BuyingAuthority:
    leading, unit = case.authority, case.matching_unit
    return BuyingAuthority(
        name=leading.name,
        organisation_number=leading.organisation_number,
        unit=leading.unit,
        email=leading.email,
        contact=case.roles.procurement_officer if case.roles is not None else None,
        matching_unit=unit,
        has_own_unit=unit is not None,
        key=LEADING,
        unit_key=("matching_unit",),
    )


def _joining(case: Procurement) -> Iterator[BuyingAuthority]:
    for index, each in enumerate(case.joint.authorities if case.joint is not None else ()):
        key = ("joint", "authorities", index)
        yield BuyingAuthority(
            name=each.name,
            organisation_number=each.organisation_number,
            unit=each.unit,
            email=each.email,
            contact=each.contact,
            matching_unit=each.matching_unit or case.matching_unit,
            has_own_unit=each.matching_unit is not None,
            key=key,
            unit_key=(*key, "matching_unit"),
        )
