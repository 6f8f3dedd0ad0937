"""When two names are one, however they are spelt, and when they are one person's."""

import unicodedata
from datetime import date
from typing import Protocol


class Born(Protocol):
    """Somebody at a place, whose birth date may be stated."""

    @property
    def birth_date(self) -> date | None: ...


def folded(name: str) -> str:
    """A name to compare: letters alike in capitals, composed alike, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def may_be_one_person(first: Born, second: Born) -> bool:
    """Two of one name are, unless both birth dates are stated and differ."""
    born = {first.birth_date, second.birth_date} - {None}
    return len(born) < 2  # noqa: PLR2004 - two dates are two people
