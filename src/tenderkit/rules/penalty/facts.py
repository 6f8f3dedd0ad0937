"""What a document may say of the penalty of a requirement: single figures, tables and charts, in Swedish."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Chart, Table
from tenderkit.model.penalty.outcome import ORE, PenaltyOutcome, share_percent
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.penalty.figures import cap_is_reached, penalty_chart, penalty_table, steps_table
from tenderkit.rules.penalty.grounds import GroundInClause, grounds_in
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.rules.penalty.parts import penalty_sum
from tenderkit.rules.penalty.wording import amount_words, cap_words, capped_words, reach_words, spoken, time_words


class DocumentRow(Struct, frozen=True):
    """A row of the table in a document: what it costs when so many places are missing so long."""

    missing: int
    time: str
    penalty: Decimal
    per_place: Decimal
    share_percent: Decimal | None
    capped: str


class PenaltyFacts(Struct, frozen=True):
    """The outcome of a penalty, in Swedish; an amount that can't be counted is `None`, never a guess.

    Where the requirement is counted for each of several lots, the sums are those of all of them, each below its own cap.
    """

    amount: Annotated[Decimal, "Vitets belopp"]
    amount_words: Annotated[str, "Vitets belopp i ord, med båda stegen"]
    places: Annotated[int, "Antal platser som kan saknas"]
    most: Annotated[int, "Längsta tid som en plats kan saknas"]
    exposure: Annotated[Decimal, "Högsta vite utan tak"]
    cap: Annotated[Decimal | None, "Vitets tak i kronor"]
    cap_words: Annotated[str, "Vitets tak i ord"]
    capped_words: Annotated[str, "Om taket sänker det högsta vitet, i ord"]
    maximum: Annotated[Decimal | None, "Högsta vite med tak"]
    maximum_share: Annotated[Decimal | None, "Högsta vite i procent av värdet"]
    maximum_per_place: Annotated[Decimal | None, "Högsta vite per plats"]
    one_place: Annotated[Decimal, "Högsta vite för en plats"]
    one_place_share: Annotated[Decimal | None, "Vitets belopp i procent av värdet"]
    value: Annotated[Decimal | None, "Det värde som andelen räknas på"]
    value_words: Annotated[str, "Vad värdet är"]
    cap_reached: Annotated[bool | None, "Om taket kan nås"]
    reached_at: Annotated[str | None, "När taket nås"]
    remedy_days: Annotated[int, "Dagar för rättelse"]
    assumptions: Annotated[tuple[str, ...], "Det som vitet förutsätter"]
    grounds: Annotated[tuple[str, ...], "När inget vite tas ut"]
    rows: Annotated[tuple[DocumentRow, ...], "Vitet för varje antal platser"]
    chart: Annotated[tuple[Chart, ...], "Vitet som diagram, ett för varje del som räknas för sig"]
    table: Annotated[tuple[Table, ...], "Vitet som tabell, en för varje del som räknas för sig"]


def penalty_facts(
    outcomes: Sequence[PenaltyOutcome], clauses: ClausesInUse, overview: Table | None = None
) -> PenaltyFacts:
    """What a document may say of a penalty: of one outcome, or of one for each lot. `clauses` are those that the exceptions stand in.

    The `overview` of all lots stands before the tables.
    """
    first, *others = outcomes
    together, penalty = penalty_sum(outcomes), first.penalty
    reached = [cap_is_reached(outcome) for outcome in outcomes]
    unknown = next((outcome for outcome in outcomes if outcome.capped is None), first)
    assumptions = (words.in_document for outcome in outcomes for words in outcome.assumptions)
    apart = [document_text("penalty.assume.apart")] if others else []
    return PenaltyFacts(
        amount=first.rate.first,
        amount_words=amount_words(first, document_text),
        places=together.places,
        most=max(outcome.most for outcome in outcomes),
        exposure=together.exposure,
        cap=together.cap,
        cap_words=_cap_words(outcomes),
        capped_words=capped_words(unknown, document_text, capped=together.capped),
        maximum=together.maximum,
        maximum_share=together.maximum_share,
        maximum_per_place=(together.maximum / together.places).quantize(ORE)
        if together.maximum is not None and together.places
        else None,
        one_place=max(map(_one_place, outcomes)),
        one_place_share=share_percent(first.rate.first, together.value.amount),
        value=together.value.amount,
        value_words=spoken(together.value.source.words, document_text),
        cap_reached=None if None in reached else any(reached),
        reached_at=reach_words(first, first.first, document_text) if first.first and not others else None,
        remedy_days=penalty.remedy_days,
        assumptions=tuple(dict.fromkeys((*assumptions, *apart))),
        grounds=tuple(dict.fromkeys(map(_ground_words, grounds_in(clauses, first.grounds)))),
        rows=tuple(row for outcome in outcomes for row in document_rows(outcome)),
        chart=tuple(map(penalty_chart, outcomes)),
        table=(
            *([overview] if overview is not None else []),
            *(table for outcome in outcomes for table in _tables(outcome)),
        ),
    )


def document_rows(outcome: PenaltyOutcome) -> tuple[DocumentRow, ...]:
    """Every number of missing places; over time only one place and all of them, so that the table stays short."""
    shown = {row.missing for row in outcome.rows if row.missing}
    if outcome.unit.counts_time:
        shown &= {1, outcome.places}
    return tuple(
        DocumentRow(
            row.missing,
            time_words(outcome, row.late, document_text),
            row.penalty,
            row.per_place or Decimal(0),
            row.share_percent,
            capped_words(outcome, document_text, capped=row.capped),
        )
        for row in outcome.rows
        if row.missing in shown
    )


def _tables(outcome: PenaltyOutcome) -> tuple[Table, ...]:
    steps = steps_table(outcome)
    return (penalty_table(outcome), *([steps] if steps is not None else []))


def _one_place(outcome: PenaltyOutcome) -> Decimal:
    return penalty_for(outcome.rate, 1, outcome.most, cap=outcome.cap.amount, most=outcome.cap.units)


def _cap_words(outcomes: Sequence[PenaltyOutcome]) -> str:
    words = spoken(cap_words(outcomes[0]), document_text)
    return document_text("penalty.cap.each_lot", cap=words) if len(outcomes) > 1 else words


def _ground_words(found: GroundInClause) -> str:
    if found.entry is None or not found.is_summarised:
        clause = found.entry.clause.id if found.entry else found.ground.role.value
        return document_text("penalty.ground_unread", clause=clause)
    words = found.ground.words.in_document
    return document_text("penalty.ground_in", words=words, clause=found.entry.clause.id)
