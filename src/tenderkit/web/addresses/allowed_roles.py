"""An address with who may open it and who may send something to it: the table of roles stands beside the addresses themselves."""

from collections.abc import Callable, Mapping

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from msgspec import Struct

from tenderkit.model.case.choices import Role

EVERY_ROLE = frozenset(Role)
NO_ROLE: frozenset[Role] = frozenset()
OFFICER, RECRUITER = frozenset({Role.PROCUREMENT_OFFICER}), frozenset({Role.RECRUITER})
COORDINATOR, REQUESTER = frozenset({Role.COORDINATOR}), frozenset({Role.REQUESTER})
_SAFE = ("GET", "HEAD")


class AllowedRoles(Struct, frozen=True):
    """The roles that may open an address, and those that may send something to it; `is_open` is for whoever isn't signed in."""

    reads: frozenset[Role] = NO_ROLE
    writes: frozenset[Role] = NO_ROLE
    is_open: bool = False

    def roles(self, method: str) -> frozenset[Role]:
        """Who may use the method; one that is there for nobody is left to the view to refuse."""
        return (self.reads if method in _SAFE else self.writes if method == "POST" else NO_ROLE) or EVERY_ROLE


_reaches: dict[str, AllowedRoles] = {}


def at(route: str, view: Callable[..., HttpResponseBase], name: str, reach: AllowedRoles) -> URLPattern:
    """The address, entered in the table of who may use it."""
    _reaches[name] = reach
    return path(route, view, name=name)


def reaches() -> Mapping[str, AllowedRoles]:
    """The whole table, by the names of the addresses."""
    return _reaches
