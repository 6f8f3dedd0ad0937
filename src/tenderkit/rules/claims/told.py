"""A matching as it was known on an earlier day: what a letter tells of a deficiency or a place is what had happened by its own day."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import PrivateAttr

from tenderkit.model.case.case import Procurement
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Agreement, Breach, Matching, Placement
from tenderkit.rules.claims.deficiency import Deficiency, deficiencies_of
from tenderkit.rules.claims.with_numbers import with_its_numbers, with_numbers
from tenderkit.rules.journal.event_texts import event_texts
from tenderkit.rules.journal.view import View, breach_told, placement_told, view_on


class ToldMatching(Matching):
    """The matching of a journal; it can say what was known of one of its items on an earlier day."""

    _journal: "ToldJournal" = PrivateAttr()

    def on(self, item: object, day: date) -> tuple[Matching, object]:
        """The matching as the item's letter of the day tells of it, and the item; the same where nothing else is known of it."""
        return self._journal.on(self, item, day)

    def event_texts(self) -> tuple[tuple[str, object], ...]:
        """What is written freely of the events, with paths that no paper may allow: what is a paper's own stands in the matching too."""
        return self._journal.texts


def told_matching(matching: Matching, journal: "ToldJournal") -> ToldMatching:
    """The matching with the journal that it comes from."""
    made = ToldMatching.model_construct(**{name: getattr(matching, name) for name in Matching.model_fields})
    made._journal = journal  # noqa: SLF001 - of this very file
    return made.seen_from(matching.seen_in)


class ToldJournal(Struct, dict=True):
    """`view` is everything that is written. What is known changes with each correction, and with each of them it is read once."""

    case: Procurement
    record: Record
    persons: Persons | None
    roles: Mapping[str, ClauseRole]
    view: View
    _read: dict[int, tuple[View, Mapping[str, Deficiency], Matching]] = field(default_factory=dict)

    def on(self, whole: Matching, item: object, day: date) -> tuple[Matching, object]:
        """See `ToldMatching.on`."""
        if isinstance(item, Breach):
            return self._breach(whole, item, day)
        if isinstance(item, Placement):
            return self._placement(whole, item, day)
        return whole, item

    def _breach(self, whole: Matching, item: Breach, day: date) -> tuple[Matching, object]:
        _, deficiencies, matching = self._before_later_corrections(whole, day)
        one = deficiencies.get(item.id)
        if one is None or one.found.date > day:
            return whole, item
        steps = tuple(each for each in one.steps if each.date <= day)
        told = with_its_numbers(replace(one, steps=steps, breach=breach_told(one.found, steps)), day)
        breaches = (*matching.breaches[: one.at], told, *matching.breaches[one.at + 1 :])
        return matching.model_copy(update={"breaches": breaches}), told

    def _placement(self, whole: Matching, item: Placement, day: date) -> tuple[Matching, object]:
        view, _, matching = self._before_later_corrections(whole, day)
        places = {each.id: each for each in view.known.record.places}
        events = tuple(each for each in view.known.of_place(item.id) if each.date <= day)
        return matching, placement_told(events, places[item.id], item)

    def _before_later_corrections(self, whole: Matching, day: date) -> tuple[View, Mapping[str, Deficiency], Matching]:
        """What is written without the corrections that came after the day; events of later days are still in it."""
        at = bisect_right(self._corrected, day)
        if at not in self._read:
            self._read[at] = self._without_later(whole.agreements, day)
        return self._read[at]

    @cached_property
    def texts(self) -> tuple[tuple[str, object], ...]:
        """See `ToldMatching.event_texts`: asked of every document."""
        return tuple(event_texts(self.record))

    @cached_property
    def _corrected(self) -> Sequence[date]:
        return sorted(each.known for each in self.record.journal if each.corrects is not None)

    def _without_later(
        self, agreements: tuple[Agreement, ...], day: date
    ) -> tuple[View, Mapping[str, Deficiency], Matching]:
        journal = tuple(each for each in self.record.journal if each.corrects is None or each.known <= day)
        view = view_on(self.record.model_copy(update={"journal": journal}), self.persons, None)
        matching = view.matching.model_copy(update={"agreements": agreements})
        found = deficiencies_of(self.case, replace(view, matching=matching), self.roles)
        return view, {each.id: each for each in found}, with_numbers(matching, found, None)
