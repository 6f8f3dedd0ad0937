from datetime import date

import pytest

from given.law_in_text import small_law_table
from given.law_rows import shipped_table
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.provisions import parse_places

INDEX = law_index(small_law_table())


@pytest.mark.parametrize(
    ("act", "number"),
    [
        pytest.param("LOU", "2016:1145", id="a short name"),
        pytest.param("lou", "2016:1145", id="in small letters"),
        pytest.param("lagen (2016:1146) om upphandling inom försörjningssektorerna", "2016:1146", id="in full"),
        pytest.param("lagen (1982:80) om anställningsskydd", "1982:80", id="by its number"),
        pytest.param("dataskyddsförordningen", "2016/679", id="by its name"),
        pytest.param("dataskyddsförordningen (EU) 2016/679", "2016/679", id="of the EU"),
        pytest.param("skadeståndslagen", "skadeståndslagen", id="one that we don't know"),
    ],
)
def test_an_act_is_known_by_its_number(act: str, number: str) -> None:
    assert INDEX.number_of(act) == number


def test_acts_are_found_in_a_text_by_number_and_by_name() -> None:
    text = "Enligt LOU, lagen (1982:80) om anställningsskydd, förordning (EU) 2016/679 och LOUD."

    assert sorted({act.number for act in INDEX.acts_in(text)}) == ["1982:80", "2016/679", "2016:1145"]


def test_rows_are_found_by_place_in_force_or_not() -> None:
    (row,) = INDEX.rows_at("2016:1145", parse_places("19 kap. 5 §")[0])

    assert row.in_force(date(2022, 1, 31))
    assert not row.in_force(date(2022, 2, 1))
    assert not row.in_force(date(2016, 12, 31))
    assert INDEX.rows_at("2016:1145", parse_places("99 kap.")[0]) == ()
    assert INDEX.rows_at("1900:1", parse_places("1 §")[0]) == ()


def test_an_act_keeps_its_short_name_though_other_provisions_of_it_are_listed() -> None:
    assert INDEX.names["2016:1145"] == "LOU"
    assert [row.regime for row in INDEX.rows_at("2016:1145", parse_places("7 kap. 3 §")[0])] == [None]


def test_the_provisions_behind_regime_and_limits_are_cited_too() -> None:
    cited = {str(place) for place in INDEX.cited["2016:1145"]}

    assert {"1 kap. 4 §", "19 a kap. 3–7 §§", "19 a kap. 2 §", "20 kap. 8–10 §§"} <= cited


def test_every_provision_of_the_shipped_table_can_be_read() -> None:
    index = law_index(shipped_table())
    rows = [*index.facts, *(row for rows in index.rows.values() for row in rows)]

    assert len(rows) > 60
    assert [row.text for row in rows if not row.places] == []


def test_a_fact_of_an_act_is_no_row_that_a_clause_may_rest_on() -> None:
    assert INDEX.rows_at("2016:1145", parse_places("20 kap. 1 §")[0]) == ()


def test_an_act_without_a_number_goes_by_its_name() -> None:
    from given.law_in_text import law_text

    text = law_text().replace("lagen (2016:1147) om", "lagen om")

    assert law_index(small_law_table(text)).number_of("LUK") == "lagen om upphandling av koncessioner"


@pytest.mark.parametrize(
    ("act", "place", "read"),
    [
        pytest.param("lagen (1982:80) om anställningsskydd", "6 b §", False, id="transfer of a business"),
        pytest.param("lagen (1982:80) om anställningsskydd", "7 §", False, id="redeployment"),
        pytest.param("lagen (1982:80) om anställningsskydd", "25 §", False, id="precedence"),
        pytest.param("lagen (1982:80) om anställningsskydd", "25 a §", False, id="precedence for more hours"),
        pytest.param("lagen (1999:678) om utstationering av arbetstagare", "6 §", True, id="posted workers"),
        pytest.param("lagen (2024:506) om arbetslöshetsförsäkring", "9 kap. 4 §", True, id="what a fund may ask for"),
        pytest.param("offentlighets- och sekretesslagen", "31 kap. 16 §", False, id="secrecy after the award"),
        pytest.param("offentlighets- och sekretesslagen", "19 kap. 3 §", False, id="secrecy before the award"),
        pytest.param("arbetsmiljölagen (1977:1160)", "3 kap. 3 §", True, id="instruction and supervision"),
    ],
)
def test_the_shipped_table_says_what_nobody_has_read(act: str, place: str, *, read: bool) -> None:
    index = law_index(shipped_table())

    rows = [row for each in parse_places(place) for row in index.rows_at(index.number_of(act), each)]

    assert rows
    assert {row.checked_on is not None for row in rows} == {read}
    assert all(row.checked_on is not None or row.note for row in rows)
