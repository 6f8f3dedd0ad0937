"""What somebody is in the municipality: a role for one unit, or for all of them."""

from msgspec import Struct

from tenderkit.model.case.choices import Role


class Post(Struct, frozen=True):
    """A role that somebody holds, for one unit or, where none is named, for all of them."""

    role: Role
    unit: str = ""


def role_named(word: str) -> Role | None:
    """The role by the word that tables and forms have for it."""
    return next((role for role in Role if role.value == word), None)
