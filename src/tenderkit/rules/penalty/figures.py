"""The outcome of a penalty as tables and a chart; in Swedish for a document, else in the language in use."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Chart, ChartSeries, Inlines, Table, Text
from tenderkit.model.penalty.outcome import OutcomeRow, PenaltyOutcome
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.outcome import penalty_for
from tenderkit.rules.penalty.wording import (
    NOT_POSSIBLE,
    Say,
    about,
    amount_words,
    capped_words,
    kronor,
    percent,
    places_words,
    reach_words,
    spoken,
    time_words,
)

_MOST_LINES = 3


def penalty_table(outcome: PenaltyOutcome, say: Say = document_text) -> Table:
    """0 to all missing places; a penalty for a time has a column for each time that was worked out."""
    if not outcome.unit.counts_time:
        figures = [(str(row.missing), *_figures(outcome, row, say)) for row in outcome.rows]
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
    rows = tuple((str(row.late), *_figures(outcome, row, say)) for row in outcome.rows_missing(outcome.places))
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


def _figures(outcome: PenaltyOutcome, row: OutcomeRow, say: Say) -> tuple[str, str, str, str]:
    per_place = write_number(row.per_place) if row.per_place is not None else NOT_POSSIBLE
    capped = capped_words(outcome, say, capped=row.capped)
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
    below = int(outcome.cap.amount // (outcome.penalty.known_amount * missing))
    return (below, below + 1)


def _alternative_text(outcome: PenaltyOutcome, say: Say) -> Iterator[str]:
    """What the picture shows, in figures."""
    yield amount_words(outcome.penalty, say)
    if not outcome.places:
        return
    key = "penalty.says.most_time" if outcome.unit.counts_time else "penalty.says.most_places"
    yield say(key, sum=kronor(outcome.exposure, say), places=places_words(outcome.places, say))
    if outcome.cap.amount is None:
        yield say("penalty.says.no_cap", words=capped_words(outcome, say, capped=outcome.capped))
        return
    cap = kronor(outcome.cap.amount, say)
    if outcome.first is not None:
        yield say("penalty.says.reached", cap=cap, where=reach_words(outcome, outcome.first, say))
    else:
        yield say("penalty.says.cap" if cap_is_reached(outcome) else "penalty.says.not_reached", cap=cap)


def cap_is_reached(outcome: PenaltyOutcome) -> bool | None:
    """Whether the penalty can become as high as the cap; `None` while the cap can't be counted."""
    return None if outcome.cap.amount is None else outcome.exposure >= outcome.cap.amount


def _caption(key: str, outcome: PenaltyOutcome, say: Say) -> str:
    """The lot and the supplier stand in the caption, since tables are read apart from their headings."""
    whose = about(outcome)
    return say(key, per=say(outcome.unit.words("per"))) + (f" ({whose})" if whose else "")
