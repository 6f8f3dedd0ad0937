"""The outcome as tables, a chart and facts for a document."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from given.cases import WITH_PLACES, read
from given.penalties import penalty_outcomes
from given.shipped_clauses import in_use
from tenderkit.messages import language, text
from tenderkit.model.papers.words import plain
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.rules.penalty.facts import document_rows, penalty_facts
from tenderkit.rules.penalty.figures import (
    all_missing_table,
    penalty_chart,
    penalty_table,
)
from tenderkit.rules.penalty.outcome import penalty_for

IN_USE = in_use("brist@1.0.0", "vite@1.1.0", "platser-uppfyllelse@1.0.0")

CAP = "cap: {percent: 5, of: contract_price}"
PER_WEEK = WITH_PLACES.replace("amount: 50000\n    per: missing_place", "amount: 2000\n    per: started_week")
CAPPED_WEEKS = PER_WEEK.replace(CAP, "cap: {amount: 92 000}")
UNKNOWN_CAP = WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms").replace(
    CAP, "cap: {percent: 5, of: called_off_value}"
)


def _outcome(case: str = WITH_PLACES) -> PenaltyOutcome:
    return penalty_outcomes(read(case), None)[0]


def _rows(case: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in penalty_table(_outcome(case)).rows]


def test_a_penalty_per_place_has_one_row_for_each_number_of_places() -> None:
    table = penalty_table(_outcome())

    assert [plain(cell) for cell in table.header] == [
        "Platser som saknas",
        "Vite, kronor",
        "Per plats, kronor",
        "Procent av det beräknade värdet",
        "Taket sänker vitet",
    ]
    assert sum(table.widths) == 100
    assert _rows(WITH_PLACES)[0] == ["0", "0", "–", "0", "nej"]
    assert _rows(WITH_PLACES)[4] == ["4", "200\u00a0000", "50\u00a0000", "0,31", "nej"]


def test_a_penalty_over_time_has_a_column_for_each_time_and_marks_the_cap() -> None:
    table = penalty_table(_outcome(CAPPED_WEEKS))

    assert [plain(cell) for cell in table.header][:3] == ["Platser som saknas", "1 vecka", "4 veckor"]
    assert sum(table.widths) == 100
    assert _rows(CAPPED_WEEKS)[4][3] == "92\u00a0000 (tak)"
    assert _rows(CAPPED_WEEKS)[1][-1] == "92\u00a0000"


def test_what_can_not_happen_is_a_dash() -> None:
    yearly = CAPPED_WEEKS.replace("basis: fixed\n    count: 4", "basis: per_year\n    count: 2").replace(
        "92 000", "900 000"
    )

    assert _rows(yearly)[-1][-1] == "–"


def test_share_and_sum_per_place_stand_in_a_table_of_their_own_when_time_counts() -> None:
    assert all_missing_table(_outcome()) is None
    table = all_missing_table(_outcome(CAPPED_WEEKS))

    assert table is not None
    assert table.caption == "När 4 platser saknas lika länge"
    assert [plain(cell) for cell in table.rows[0]] == ["1", "8\u00a0000", "2\u00a0000", "0,01", "nej"]


def test_the_chart_of_a_penalty_per_place_goes_through_every_row_and_shows_the_cap() -> None:
    chart = penalty_chart(_outcome())

    line, cap = chart.series
    assert line.points == tuple((Decimal(n), Decimal(50_000 * n)) for n in range(5))
    assert cap.points == ((Decimal(0), Decimal(3_250_000)), (Decimal(4), Decimal(3_250_000)))
    assert (chart.axis_x, chart.axis_y) == ("Platser som saknas", "Vite, kronor")


def test_the_chart_says_in_words_what_it_shows() -> None:
    assert penalty_chart(_outcome(CAPPED_WEEKS)).alternative_text.replace("\u00a0", " ") == (
        "Vitet är 2 000 kronor för varje påbörjad vecka och plats. Saknas 4 platser så länge det går är vitet 1 016 000"
        " kronor utan tak. Taket, 92 000 kronor, nås tidigast vid 4 platser × 12 veckor."
    )


def test_the_lines_over_time_are_for_one_half_and_all_of_the_places() -> None:
    chart = penalty_chart(_outcome(CAPPED_WEEKS))

    assert [series.name for series in chart.series] == [
        "1 plats",
        "2 platser",
        "4 platser",
        "Tak 92\u00a0000\u00a0kronor",
    ]


@given(st.integers(1, 40), st.integers(1, 4_000_000))
def test_the_lines_go_through_the_penalty_of_every_week(count: int, cap: int) -> None:
    case = PER_WEEK.replace("count: 4", f"count: {count}").replace(CAP, f"cap: {{amount: {cap}}}")
    outcome = _outcome(case)

    for series, missing in zip(penalty_chart(outcome).series, sorted({1, -(-count // 2), count}), strict=False):
        for (early, low), (later, high) in zip(series.points, series.points[1:], strict=False):
            for week in {int(early), (int(early) + int(later)) // 2, int(later)}:
                drawn = low + (high - low) * (week - early) / (later - early)
                assert abs(drawn - penalty_for(outcome.rate, missing, week, cap=Decimal(cap))) < Decimal("0.000001")


def test_a_cap_that_can_not_be_counted_draws_no_line_and_is_said() -> None:
    chart = penalty_chart(_outcome(UNKNOWN_CAP))

    assert len(chart.series) == 1
    assert "Taket kan inte beräknas förrän något har avropats." in chart.alternative_text


def test_the_facts_for_a_document_are_never_a_guess() -> None:
    facts = penalty_facts([_outcome()], IN_USE)
    unknown = penalty_facts([_outcome(UNKNOWN_CAP)], IN_USE)

    assert facts.maximum == 200_000
    assert facts.maximum_share == Decimal("0.31")
    assert facts.value_words == "det beräknade värdet"
    assert facts.cap_words == "sammanlagt högst 5 procent av det avtalade priset"
    assert facts.cap_reached is False
    assert facts.reached_at is None
    assert (unknown.maximum, unknown.cap_reached, unknown.maximum_per_place) == (None,) * 3


def test_a_reached_cap_is_told_by_where() -> None:
    facts = penalty_facts([_outcome(CAPPED_WEEKS)], IN_USE)

    assert facts.reached_at == "4 platser × 12 veckor"
    assert facts.maximum_per_place == 23_000


def test_the_rows_of_a_document_are_few() -> None:
    rows = document_rows(_outcome(CAPPED_WEEKS))

    assert {row.missing for row in rows} == {1, 4}
    assert {row.time for row in document_rows(_outcome())} == {"–"}


def test_a_document_is_in_swedish_whatever_the_screen_speaks() -> None:
    token = language.set("en")
    try:
        assert plain(penalty_table(_outcome()).header[0]) == "Platser som saknas"
        assert plain(penalty_table(_outcome(), text).header[0]) == "Missing places"
    finally:
        language.reset(token)


def test_a_cap_is_said_as_the_clause_has_it() -> None:
    sums = _outcome(WITH_PLACES.replace(CAP, "cap: {amount: 150 000}"))

    assert penalty_facts([sums], IN_USE).cap_words == "sammanlagt högst 150\u00a0000 kronor"


def test_a_line_without_a_cap_has_no_bend() -> None:
    weekly = UNKNOWN_CAP.replace("per: missing_place", "per: started_week")

    assert {len(series.points) for series in penalty_chart(_outcome(weekly)).series} == {2}


def test_a_supplier_that_owes_no_place_has_a_chart_of_nothing() -> None:
    case = (
        UNKNOWN_CAP.replace(
            "basis: fixed\n    count: 4", "basis: per_called_off_sek\n    sek_per_place: 2 000 000\n    count: 1"
        )
        + "suppliers: [{name: Exempel AB, organisation_number: 559999-1238, called_off_value: 0}]\n"
    )
    outcome = penalty_outcomes(read(case), None)[1]

    assert penalty_chart(outcome).alternative_text == "Vitet är 50\u00a0000\u00a0kronor för varje plats som saknas."
    assert penalty_facts([outcome], IN_USE).maximum_per_place is None
    assert all_missing_table(outcome) is None


def test_the_grounds_of_a_document_name_their_clause() -> None:
    grounds = penalty_facts([_outcome()], IN_USE).grounds

    assert grounds[0].endswith("hålls öppen. (klausulen brist)")
