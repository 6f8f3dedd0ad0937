"""A matter with the case that it is of: its number, and its title once the procurement is announced."""

from datetime import date
from hashlib import sha256

from msgspec import Struct

from tenderkit.rules.due.due_in_case import CaseOnDay
from tenderkit.rules.due.matter import DueMatter
from tenderkit.rules.due.stage import Stage

_APART = "\x1f"


class DueEntry(Struct, frozen=True):
    """`number` and `title` are empty for what is of the library. `uid` is the same whenever the list is made, also when the day has moved.

    It is made of the case's number, the supplier's name and what sort of thing it is; nothing of that can be read back from it.
    """

    matter: DueMatter
    uid: str
    number: str = ""
    title: str = ""

    @property
    def of_case(self) -> str:
        """`TF 2027/412 Väghyveln`; the number alone before the notice."""
        return f"{self.number} {self.title}".strip()

    @property
    def what(self) -> str:
        """What is to be seen to, with the supplier and the lots that it is of."""
        return self.matter.what_of_whom

    def is_late(self, day: date) -> bool:
        """Whether its day has passed."""
        return self.matter.is_late(day)


def entries_of_case(of: CaseOnDay, due: tuple[DueMatter, ...]) -> tuple[DueEntry, ...]:
    """Each with an id of its own: where two would have the same the second is counted on."""
    case = of.case
    title = case.title if of.stage is not Stage.BEFORE_NOTICE else ""
    return _with_ids((case.authority.organisation_number, case.registry.procurement), due, title)


def entries_of_library(due: tuple[DueMatter, ...]) -> tuple[DueEntry, ...]:
    """What is of no case."""
    return _with_ids(("", ""), due, "")


def _with_ids(of: tuple[str, str], due: tuple[DueMatter, ...], title: str) -> tuple[DueEntry, ...]:
    seen: dict[tuple[str, ...], int] = {}
    found = []
    for each in due:
        key = (*of, each.supplier, each.lots, each.kind.value, each.of)
        seen[key] = seen.get(key, 0) + 1
        said = _APART.join((*key, str(seen[key])))
        found.append(DueEntry(each, sha256(said.encode()).hexdigest()[:32], of[1], title))
    return tuple(found)
