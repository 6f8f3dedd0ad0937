"""How the clauses that a case rests on count: they say it, and the case as it is typed doesn't."""

from msgspec import Struct


class Counting(Struct, frozen=True):
    """What differs between editions of the clauses; as it stands here it is the first edition.

    `nearest`: a smaller value rounds the number of places to the nearest whole and leaves one while half is performed, and an
    extension has a number of its own. `least_time`: the share done is that of the least time required. `answers_together`:
    proposals are answered together, within a time that has a floor. The days are those that the authority has to propose a
    candidate and the supplier to answer; `None` where no clause in use says it in one number.
    """

    nearest: bool = False
    least_time: bool = False
    answers_together: bool = False
    authority_days: int | None = None
    supplier_days: int | None = None

    @property
    def is_second_edition(self) -> bool:
        """Whether any clause in use is of the second edition."""
        return self.nearest or self.answers_together


FIRST_EDITION = Counting()
