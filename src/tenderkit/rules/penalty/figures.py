"""The outcome of a penalty as tables, a chart and single figures; in Swedish for a document, else in the language in use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Chart, ChartSeries, Inlines, Table, Text
from tenderkit.model.penalty.outcome import ORE, OutcomeRow, PenaltyOutcome, share_percent
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.grounds import GroundInClause, grounds_in
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.rules.penalty.wording import (
    NOT_POSSIBLE,
    Say,
    about,
    amount_words,
    cap_words,
    kronor,
    percent,
    places_words,
    reach_words,
    spoken,
    time_words,
)

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the table in a document: what it costs when so many places are missing so long."""

    missing: int
    time: str
    penalty: Decimal
    per_place: Decimal
    share_percent: Decimal | None
    capped: str


def penalty_table(outcome: PenaltyOutcome, say: Say = document_text) -> Table:
    """0 to all missing places; a penalty for a time has a column for each time that was worked out."""
    if not outcome.unit.counts_time:
        figures = [(str(row.missing), *_figures(row, say)) for row in outcome.rows]
        return _table(_caption("penalty.table", outcome, say), (say("penalty.missing"), *_heads(outcome, say)), figures)
    header = (say("penalty.missing"), *(time_words(outcome, late, say) for late in outcome.columns))
    rows = [
        (str(missing), *(_cell(outcome, missing, late, say) for late in outcome.columns))
        for missing in sorted({row.missing for row in outcome.rows})
    ]
    return _table(_caption("penalty.table_time", outcome, say), header, rows)


def all_missing_table(outcome: PenaltyOutcome, say: Say = document_text) -> Table | None:
    """For a penalty for a time: share and sum per place when every place is missing. Else that stands above."""
    if not outcome.unit.counts_time or not outcome.places:
        return None
    header = (say(outcome.unit.words("axis")), *_heads(outcome, say))
    rows = tuple((str(row.late), *_figures(row, say)) for row in outcome.rows_missing(outcome.places))
    return _table(say("penalty.table_all", places=places_words(outcome.places, say)), header, rows)


def penalty_chart(outcome: PenaltyOutcome, say: Say = document_text) -> Chart:
    """The penalty over the number of missing places, or over time for one, half and all of them; the cap as a level line."""
    over_time = outcome.unit.counts_time
    lines = tuple(_lines_over_time(outcome, say)) if over_time else (_line_over_places(outcome, say),)
    furthest = max((x for line in lines for x, _ in line.points), default=Decimal(1))
    if outcome.cap.amount is not None:
        level = tuple((x, outcome.cap.amount) for x in (Decimal(0), furthest))
        lines = (*lines, ChartSeries(say("penalty.cap_line", cap=kronor(outcome.cap.amount, say)), level))
    return Chart(
        title=_caption("penalty.chart", outcome, say),
        alternative_text=" ".join(_alternative_text(outcome, say)),
        axis_x=say(outcome.unit.words("axis")),
        axis_y=say("penalty.axis.kronor"),
        series=lines,
    )


@dataclass(frozen=True, slots=True)
class PenaltyFacts:
    """The outcome of a penalty, in Swedish; an amount that can't be counted is `None`, never a guess."""

    amount: Annotated[Decimal, "Vitets belopp"]
    places: Annotated[int, "Antal platser som kan saknas"]
    most: Annotated[int, "Längsta tid som en plats kan saknas"]
    exposure: Annotated[Decimal, "Högsta vite utan tak"]
    cap: Annotated[Decimal | None, "Vitets tak i kronor"]
    cap_words: Annotated[str, "Vitets tak i ord"]
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
    chart: Annotated[Chart, "Vitet som diagram"]
    table: Annotated[Table, "Vitet som tabell"]


def penalty_facts(outcome: PenaltyOutcome, clauses: ClausesInUse) -> PenaltyFacts:
    """What a document may say of a penalty; `clauses` are those that the exceptions stand in."""
    first = outcome.first
    return PenaltyFacts(
        amount=outcome.penalty.amount,
        places=outcome.places,
        most=outcome.most,
        exposure=outcome.exposure,
        cap=outcome.cap.amount,
        cap_words=spoken(cap_words(outcome), document_text),
        maximum=outcome.maximum,
        maximum_share=outcome.maximum_share,
        maximum_per_place=_per_place(outcome),
        one_place=penalty_for(outcome.penalty, 1, outcome.most, cap=outcome.cap.amount),
        one_place_share=share_percent(outcome.penalty.amount, outcome.value.amount),
        value=outcome.value.amount,
        value_words=spoken(outcome.value.source.words, document_text),
        cap_reached=_cap_is_reached(outcome),
        reached_at=reach_words(outcome, first, document_text) if first else None,
        remedy_days=outcome.penalty.remedy_days,
        assumptions=tuple(words.in_document for words in outcome.assumptions),
        grounds=tuple(dict.fromkeys(map(_ground_words, grounds_in(clauses, outcome.grounds)))),
        rows=document_rows(outcome),
        chart=penalty_chart(outcome),
        table=penalty_table(outcome),
    )


def _ground_words(found: GroundInClause) -> str:
    if found.entry is None or not found.is_summarised:
        clause = found.entry.clause.id if found.entry else found.ground.role.value
        return document_text("penalty.ground_unread", clause=clause)
    words = found.ground.words.in_document
    return document_text("penalty.ground_in", words=words, clause=found.entry.clause.id)


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
            document_text("penalty.capped.yes" if row.capped else "penalty.capped.no"),
        )
        for row in outcome.rows
        if row.missing in shown
    )


def _figures(row: OutcomeRow, say: Say) -> tuple[str, str, str, str]:
    per_place = write_number(row.per_place) if row.per_place is not None else NOT_POSSIBLE
    capped = say("penalty.capped.yes" if row.capped else "penalty.capped.no")
    return write_number(row.penalty), per_place, percent(row.share_percent), capped


def _heads(outcome: PenaltyOutcome, say: Say) -> tuple[str, str, str, str]:
    share = say("penalty.share_of", value=spoken(outcome.value.source.words, say))
    return say("penalty.sum"), say("penalty.per_place"), share, say("penalty.capped")


def _cell(outcome: PenaltyOutcome, missing: int, late: int, say: Say) -> str:
    row = next((row for row in outcome.rows_missing(missing) if row.late == late), None)
    if row is None:
        return NOT_POSSIBLE
    return say("penalty.cell_capped", sum=write_number(row.penalty)) if row.capped else write_number(row.penalty)


def _table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Columns of one width; what can't be divided equally goes to the first."""
    width = 100 // len(header)
    widths = (100 - width * (len(header) - 1), *[width] * (len(header) - 1))
    return Table(caption, tuple(map(_words, header)), tuple(tuple(map(_words, row)) for row in rows), widths)


def _words(words: str) -> Inlines:
    return (Text(words),)


def _line_over_places(outcome: PenaltyOutcome, say: Say) -> ChartSeries:
    points = tuple((Decimal(row.missing), row.penalty) for row in outcome.rows)
    return ChartSeries(say("penalty.sum"), points)


def _lines_over_time(outcome: PenaltyOutcome, say: Say) -> Iterator[ChartSeries]:
    """A bend stands where the cap begins to bite, so a few points draw the line exactly."""
    for missing in _line_numbers(outcome.places):
        last = min(outcome.longest(missing), max(outcome.columns, default=1))
        times = sorted({0, last, *(time for time in _bends(outcome, missing) if time < last)})
        points = tuple(
            (Decimal(time), penalty_for(outcome.penalty, missing, time, cap=outcome.cap.amount)) for time in times
        )
        yield ChartSeries(places_words(missing, say), points)


def _line_numbers(places: int) -> list[int]:
    """One, half and all of them, each once."""
    return sorted({1, -(-places // 2), places} - {0})[:_MOST_LINES]


def _bends(outcome: PenaltyOutcome, missing: int) -> tuple[int, ...]:
    """The last whole unit of time below the cap, and the one after."""
    if not outcome.cap.amount:
        return ()
    below = int(outcome.cap.amount // (outcome.penalty.amount * missing))
    return (below, below + 1)


def _alternative_text(outcome: PenaltyOutcome, say: Say) -> Iterator[str]:
    """What the picture shows, in figures."""
    yield amount_words(outcome.penalty, say)
    if not outcome.places:
        return
    key = "penalty.says.most_time" if outcome.unit.counts_time else "penalty.says.most_places"
    yield say(key, sum=kronor(outcome.exposure, say), places=places_words(outcome.places, say))
    if outcome.cap.amount is None:
        yield say("penalty.says.no_cap")
        return
    cap = kronor(outcome.cap.amount, say)
    if outcome.first is not None:
        yield say("penalty.says.reached", cap=cap, where=reach_words(outcome, outcome.first, say))
    else:
        yield say("penalty.says.cap" if _cap_is_reached(outcome) else "penalty.says.not_reached", cap=cap)


def _cap_is_reached(outcome: PenaltyOutcome) -> bool | None:
    return None if outcome.cap.amount is None else outcome.exposure >= outcome.cap.amount


def _per_place(outcome: PenaltyOutcome) -> Decimal | None:
    """An average, which the cap makes lower the more places there are."""
    if outcome.maximum is None or not outcome.places:
        return None
    return (outcome.maximum / outcome.places).quantize(ORE)


def _caption(key: str, outcome: PenaltyOutcome, say: Say) -> str:
    """The lot and the supplier stand in the caption, since tables are read apart from their headings."""
    whose = about(outcome)
    return say(key, per=say(outcome.unit.words("per"))) + (f" ({whose})" if whose else "")
