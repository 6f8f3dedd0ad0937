"""What has become of the law that clauses rest on: references and words, held against the dated table."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.choices import Law
from tenderkit.model.clauses.clause import Clause, LawReference
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.law.laws import ProvisionUse, Regime
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.facts import COMPUTED
from tenderkit.rules.law.law_index import ANY_PROCUREMENT_ACT, UNKNOWN_ACT, LawIndex, LawRow
from tenderkit.rules.law.mentions import Mention, mentions_in, prose
from tenderkit.rules.law.provisions import PlaceInAct, parse_places

CHECK_EVERY = timedelta(days=365)  # a row nobody has looked at for a year is news no longer


class ClauseLaw(Struct, frozen=True):
    """One version of a clause and the law in it: what it refers to, what its words name, and what its holes fetch from the table."""

    clause: Clause
    referred: tuple[tuple[LawReference, tuple[Mention, ...]], ...]
    mentioned: tuple[Mention, ...]
    guided: tuple[Mention, ...]
    fetched: tuple[LawRow, ...]

    @property
    def name(self) -> str:
        return f"{self.clause.id}@{self.clause.version}"

    @property
    def everything(self) -> Iterator[Mention]:
        """Every place that the clause depends on in any way."""
        yield from (mention for _, mentions in self.referred for mention in mentions)
        yield from self.mentioned
        yield from self.guided
        yield from (Mention(row.number, place) for row in self.fetched for place in row.places)


def law_of(clause: Clause, index: LawIndex) -> ClauseLaw:
    """Read the law out of one clause."""
    referred = tuple(
        (
            reference,
            tuple(Mention(index.number_of(reference.act), place) for place in parse_places(reference.provision)),
        )
        for reference in clause.law_refs
    )
    sources = {parameter.source for parameter in clause.parameters.values()}
    uses = {use for use in ProvisionUse if f"{COMPUTED}.{use.value}" in sources}
    fetched = tuple(row for number in index.procurement_acts for row in index.rows[number] if row.use in uses)
    return ClauseLaw(
        clause,
        referred,
        mentions_in(prose(clause), clause, index),
        mentions_in(clause.guidance, clause, index),
        tuple(sorted(fetched, key=lambda row: (row.number, row.text))),
    )


def law_findings(law: ClauseLaw, index: LawIndex, day: date) -> Iterator[Message]:
    """Everything that the coordinator should look at in one clause."""
    for reference, mentions in law.referred:
        yield from _reference_findings(reference, mentions, index, day)
    yield from _words_without_reference(law, index)
    yield from _references_without_words(law)


class Cited(Struct, frozen=True):
    """Which clauses (`id@version`) depend on which places, by the number of the act."""

    clauses: Mapping[str, Mapping[PlaceInAct, tuple[str, ...]]]

    def resting_on(self, number: str, places: Iterable[PlaceInAct]) -> tuple[str, ...]:
        """The clauses that depend on any of the places, once each."""
        wanted = tuple(places)
        found = (
            names
            for place, names in self.clauses.get(number, {}).items()
            if any(other.touches(place) for other in wanted)
        )
        return tuple(dict.fromkeys(name for names in found for name in names))


def cited(laws: Iterable[ClauseLaw]) -> Cited:
    """Turn the clauses round: from places to clauses, in one pass."""
    found: dict[str, dict[PlaceInAct, dict[str, None]]] = {}
    for law in laws:
        for mention in law.everything:
            if mention.place is not None:
                found.setdefault(mention.number, {}).setdefault(mention.place, {})[law.name] = None
    return Cited({number: {place: tuple(names) for place, names in by.items()} for number, by in found.items()})


def unchecked_rows(index: LawIndex, day: date) -> tuple[LawRow, ...]:
    """Rows in force that nobody has held against the text of the law for a year, or ever."""
    return tuple(
        row
        for rows in (*index.rows.values(), index.facts)
        for row in rows
        if row.in_force(day) and (row.checked_on is None or row.checked_on + CHECK_EVERY <= day)
    )


def _reference_findings(
    reference: LawReference, mentions: Iterable[Mention], index: LawIndex, day: date
) -> Iterator[Message]:
    facts = {"act": reference.act, "provision": reference.provision, "date": day.isoformat()}
    if not mentions:
        yield Message("TK-L122", facts)
    for mention in mentions:
        rows = index.rows_at(mention.number, mention.place) if mention.place else ()
        in_force = [row for row in rows if row.in_force(day)]
        if not rows:
            yield Message("TK-L123", facts)
        elif not in_force:
            yield Message("TK-L124", facts)
        elif law := _law_of_number(mention.number, index):
            yield from _scope_findings(reference, law, in_force, facts)


def _law_of_number(number: str, index: LawIndex) -> Law | None:
    return next((law for law in Law if index.numbers[law.value.lower()] == number), None)


def _scope_findings(
    reference: LawReference, law: Law, rows: Iterable[LawRow], facts: Mapping[str, str]
) -> Iterator[Message]:
    """`when` must keep the reference away from procurements that another act, or other rules of the same act, govern."""
    others = [
        other for other in Law if other is not law and any(_may_apply(reference, other, regime) for regime in Regime)
    ]
    if others:
        yield Message("TK-L125", {**facts, "others": ", ".join(others)})
    known = {row.regime for row in rows}
    outside = [] if None in known else [regime for regime in Regime if regime not in known]
    regimes = [regime for regime in outside if _may_apply(reference, law, regime)]
    if regimes:
        yield Message("TK-L126", {**facts, "regimes": ", ".join(regime.title_sv for regime in regimes)})


def _may_apply(reference: LawReference, law: Law, regime: Regime) -> bool:
    if reference.when is None:
        return True
    return decide(reference.when, _Followed(law, regime)).truth is not Truth.NO


class _Followed(Struct, frozen=True):
    """A procurement of which only act and regime are known."""

    law: Law
    regime: Regime

    def lookup(self, path: str) -> object | None:
        return {"law": self.law, f"{COMPUTED}.regime": self.regime}.get(path)


def _words_without_reference(law: ClauseLaw, index: LawIndex) -> Iterator[Message]:
    referred = [mention for _, mentions in law.referred for mention in mentions]
    named_with_place = {mention.number for mention in law.mentioned if mention.place}
    for mention in law.mentioned:
        if mention.place is None and mention.number in named_with_place:
            continue
        if not any(_same(mention, other, index) for other in referred):
            act = index.names.get(mention.number, mention.number)
            yield Message("TK-L127", {"place": _place_words(mention.place, act)})


def _same(mention: Mention, referred: Mention, index: LawIndex) -> bool:
    if mention.number == ANY_PROCUREMENT_ACT:
        same_act = referred.number in index.procurement_acts
    else:
        same_act = mention.number in (UNKNOWN_ACT, referred.number)
    return same_act and (mention.place is None or referred.place is None or mention.place.touches(referred.place))


def _place_words(place: PlaceInAct | None, act: str) -> str:
    words = f"{place or ''} {act if act != ANY_PROCUREMENT_ACT else ''}"
    return words.strip()


def _references_without_words(law: ClauseLaw) -> Iterator[Message]:
    """One note per clause: a reference that the reader doesn't see may well be meant so."""
    silent = [
        f"{reference.provision} {reference.act}"
        for reference, mentions in law.referred
        if not any(_is_shown(mention, law) for mention in mentions)
    ]
    if silent:
        yield Message("TK-L128", {"references": "; ".join(silent)})


def _is_shown(referred: Mention, law: ClauseLaw) -> bool:
    if any(row.number == referred.number and referred.place and row.touches(referred.place) for row in law.fetched):
        return True
    return any(
        mention.number in (referred.number, UNKNOWN_ACT, ANY_PROCUREMENT_ACT)
        and mention.place is not None
        and referred.place is not None
        and mention.place.touches(referred.place)
        for mention in law.mentioned
    )
