"""Who a request comes from, which roles they hold and for which unit, and which role they work as just now."""

from pathlib import Path

from django.http import HttpRequest
from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.web.guarding_names import ACTING, PERSON
from tenderkit.web.shelf import cases_on_the_shelf


class Post(Struct, frozen=True):
    """A role that somebody holds, for one unit or, where none is named, for all of them."""

    role: Role
    unit: str = ""


class SignedIn(Struct, frozen=True):
    """Somebody who has been let in."""

    name: str
    posts: tuple[Post, ...]
    acting: Role

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that they hold, in the order of the report."""
        return tuple(role for role in Role if any(post.role is role for post in self.posts))


_EVERY_POST = tuple(Post(role) for role in Role)


def person_of(request: HttpRequest) -> SignedIn:
    """Who is signed in. One person on their own machine holds every role, and works as the officer until another is chosen."""
    posts = _EVERY_POST
    roles = [post.role for post in posts]
    chosen = request.session.get(ACTING, "")
    acting = next((role for role in roles if role.value == chosen), None)
    first = Role.PROCUREMENT_OFFICER if Role.PROCUREMENT_OFFICER in roles else roles[0]
    return SignedIn(str(request.session.get(PERSON, "")), posts, acting or first)


def units_of(request: HttpRequest) -> tuple[str, ...]:
    """The units that the person works for in the role that they work as; '' among them is every unit."""
    person = person_of(request)
    return tuple(post.unit for post in person.posts if post.role is person.acting)


def may_see_case(request: HttpRequest, file: Path) -> bool:
    """Whether the case belongs to a unit that the person works for in the role that they work as."""
    del file
    return bool(person_of(request).posts)


def cases_seen_by(request: HttpRequest) -> dict[str, Path]:
    """The file of every case that the person may see, by its name in addresses."""
    return {name: file for name, file in cases_on_the_shelf().items() if may_see_case(request, file)}


def cases_seen_by_name(name: str) -> dict[str, Path]:
    """The same for somebody who has no session: whose calendar is asked for. Whoever isn't known any more sees nothing."""
    return dict(cases_on_the_shelf()) if name else {}
