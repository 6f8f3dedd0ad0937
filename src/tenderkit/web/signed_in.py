"""Who a request comes from, which roles they hold and for which unit, and which role they work as just now."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.web.case_rows import ListedCase, listed_cases, unit_of_case
from tenderkit.web.guarding_names import ACTING, LOCAL_PERSON, PERSON
from tenderkit.web.post import Post
from tenderkit.web.server.accounts import account_named, posts_of_account
from tenderkit.web.shelf import cases_on_the_shelf

_KEPT = "tenderkit.posts"


class SignedIn(Struct, frozen=True):
    """Somebody who has been let in, and who holds at least one post."""

    name: str
    posts: tuple[Post, ...]
    acting: Role

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that they hold, in the order of the report."""
        return tuple(role for role in Role if any(post.role is role for post in self.posts))

    @property
    def units(self) -> frozenset[str]:
        """The units that they work for in the role that they work as; '' among them is every unit."""
        return _units(post for post in self.posts if post.role is self.acting)

    @property
    def keeps_accounts(self) -> bool:
        """Whether they coordinate for the whole municipality, and so say who may do what."""
        return Post(Role.COORDINATOR) in self.posts and self.acting is Role.COORDINATOR


_EVERY_POST = tuple(Post(role) for role in Role)


def is_let_in(request: HttpRequest) -> bool:
    """Whether anybody has signed in, in the way that this server has."""
    if settings.TENDERKIT_SERVER:
        return bool(request.user.is_authenticated and request.user.is_active)
    return bool(request.session.get(PERSON))


def holds_a_post(request: HttpRequest) -> bool:
    """Whether whoever is signed in has anything to do here."""
    return bool(_posts(request))


def person_of(request: HttpRequest) -> SignedIn:
    """Who is signed in. One person on their own machine holds every role, and works as the officer until another is chosen."""
    posts = _posts(request)
    roles = [post.role for post in posts]
    chosen = request.session.get(ACTING, "")
    acting = next((role for role in roles if role.value == chosen), None)
    first = Role.PROCUREMENT_OFFICER if Role.PROCUREMENT_OFFICER in roles else roles[0]
    return SignedIn(_name(request), posts, acting or first)


def may_see_case(request: HttpRequest, file: Path) -> bool:
    """Whether the case belongs to a unit that the person works for in the role that they work as."""
    return works_for(request, unit_of_case(file))


def works_for(request: HttpRequest, unit: str) -> bool:
    """Whether they see the cases of the unit, in the role that they work as."""
    units = person_of(request).units
    return "" in units or unit in units


def cases_seen_by(request: HttpRequest) -> dict[str, Path]:
    """The file of every case that the person may see, by its name in addresses."""
    return _of_units(person_of(request).units)


def listed_seen_by(request: HttpRequest) -> tuple[ListedCase, ...]:
    """The rows of the list that the person may see."""
    units = person_of(request).units
    return tuple(each for each in listed_cases() if "" in units or each.line.unit in units)


def cases_seen_by_name(name: str) -> dict[str, Path] | None:
    """The same for somebody who has no session: whose calendar is asked for. `None` for whoever has nothing to do here any more."""
    if not settings.TENDERKIT_SERVER:
        return dict(cases_on_the_shelf()) if name == LOCAL_PERSON else None
    account = account_named(name)
    posts = posts_of_account(account) if account is not None else ()
    return _of_units(_units(posts)) if posts else None


def _units(posts: Iterable[Post]) -> frozenset[str]:
    return frozenset(post.unit for post in posts)


def _of_units(units: frozenset[str]) -> dict[str, Path]:
    cases = cases_on_the_shelf()
    if "" in units:
        return dict(cases)
    return {each.name: cases[each.name] for each in listed_cases() if each.line.unit in units and each.name in cases}


def _posts(request: HttpRequest) -> tuple[Post, ...]:
    """Asked of the database once for each request."""
    if not settings.TENDERKIT_SERVER:
        return _EVERY_POST
    known: tuple[Post, ...] | None = request.META.get(_KEPT)
    if known is None:
        found = posts_of_account(request.user) if isinstance(request.user, User) else ()
        known = request.META[_KEPT] = found
    return known


def _name(request: HttpRequest) -> str:
    return request.user.get_username() if settings.TENDERKIT_SERVER else str(request.session.get(PERSON, ""))
