"""A table with thousands of rows through the API: complete, looked through, and without work for each row."""

import json
from collections.abc import Callable
from cProfile import Profile
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tenderkit import Case, InvalidInputError, build, open_library, read_case
from workloads import write_home, write_row_kind, write_suppliers_as_data

KIND = "rader"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write_row_kind(write_home(tmp_path))


def case_of(home: Path, suppliers: int, change: Callable[[dict[str, Any]], None] = lambda _: None) -> Case:
    data = json.loads(write_suppliers_as_data(home / "case.json", suppliers).read_text("utf-8"))
    change(data)
    return read_case(data, open_library(home))


def xml_of(case: Case) -> str:
    (built,) = build(case, KIND)
    return ZipFile(BytesIO(built.data)).read("word/document.xml").decode()


@pytest.mark.parametrize("suppliers", [99, 100, 1201])
def test_every_row_is_there_in_order(home: Path, suppliers: int) -> None:
    xml = xml_of(case_of(home, suppliers))

    names = [f"Exempel Bolag {number:05} AB" for number in range(suppliers)]
    places = [xml.index(name) for name in names]
    assert places == sorted(places)
    assert xml.count("<w:tr>") == suppliers + 1
    assert "<?tk" not in xml


@pytest.mark.parametrize("place", [0, 1, 1200])
def test_what_the_kind_may_not_hold_is_found_in_any_row(home: Path, place: int) -> None:
    def tell(data: dict[str, Any]) -> None:
        data["suppliers"][place]["name"] = f"Bolag hos {data['matching_unit']['name']} AB"

    with pytest.raises(InvalidInputError) as refused:
        build(case_of(home, 1201, tell), KIND)

    assert {problem.message.code for problem in refused.value.problems} == {"TK-T063"}


def test_a_value_that_is_missing_in_one_row_is_a_dash_there(home: Path) -> None:
    def without(data: dict[str, Any]) -> None:
        del data["suppliers"][150]["contact"]

    xml = xml_of(case_of(home, 200, without))

    assert xml.count(">–<") == 1
    assert "avtal@bolag00149.example.se" in xml


def test_references_to_provisions_are_bound_in_a_long_table_too(home: Path) -> None:
    def refer(data: dict[str, Any]) -> None:
        data["suppliers"][150]["name"] = "Bolaget enligt 17 kap. 1 § AB"

    assert "17\u00a0kap.\u00a01\u00a0§" in xml_of(case_of(home, 200, refer))


def test_twice_as_many_rows_are_hardly_more_work(home: Path) -> None:
    """Counted in calls of the whole build: a row costs none of its own."""
    few, many = (calls_for(case_of(home, number)) for number in (1000, 2000))

    assert many - few < 200


def calls_for(case: Case) -> int:
    build(case_of_ten(case), KIND)  # what is read of the library once
    profile = Profile()
    profile.runcall(build, case, KIND)
    return sum(entry.callcount for entry in profile.getstats())


def case_of_ten(case: Case) -> Case:
    data = {**case.sound.source.data, "suppliers": case.sound.source.data["suppliers"][:10]}  # type: ignore[index] # a list
    return read_case(data, case.library)
