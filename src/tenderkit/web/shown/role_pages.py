"""The pages that each role works with, in the order of its menu; the first is where its day begins."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.case.choices import Role
from tenderkit.web.signed_in import person_of

_PAGES: Mapping[Role, tuple[str, ...]] = {  # names of addresses, each with its word `page.menu.<name>` in the catalogue
    Role.PROCUREMENT_OFFICER: ("cases", "new", "due", "clauses"),
    Role.RECRUITER: ("week", "cases", "due", "clauses"),
    Role.COORDINATOR: ("due", "clauses", "plans", "register", "statistics", "cases"),
    Role.REQUESTER: ("requester", "cases", "clauses"),
}


class MenuItem(Struct, frozen=True):
    """A page in the menu."""

    title: str
    href: str
    current: bool


class RoleChoice(Struct, frozen=True):
    """A role that one may work as."""

    name: str
    title: str
    current: bool


def start_of(role: Role) -> str:
    """The name of the address that the role begins with."""
    return _PAGES[role][0]


def menu_of(request: HttpRequest) -> tuple[MenuItem, ...]:
    """The menu of the role that the person works as."""
    found = request.resolver_match
    here = found.url_name if found else ""
    person = person_of(request)
    more = ("accounts",) if settings.TENDERKIT_SERVER and person.keeps_accounts else ()
    return tuple(
        MenuItem(text(f"page.menu.{name}"), reverse(name), name == here) for name in (*_PAGES[person.acting], *more)
    )


def roles_to_choose(request: HttpRequest) -> tuple[RoleChoice, ...]:
    """The roles that the person may work as, where there is more than one."""
    person = person_of(request)
    if len(person.roles) == 1:
        return ()
    return tuple(
        RoleChoice(role.value, text(f"role.{role.value}").capitalize(), role is person.acting) for role in person.roles
    )
