"""A sample of what `make faults` tries: commands on one case at once, in orders that are chosen."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from faults.elsewhere import Elsewhere
from faults.interleaving import EIGHT, TWO, try_orders

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are forked")


@pytest.mark.parametrize(("sets", "numbers"), [(TWO, range(12)), (EIGHT, range(2, 4))], ids=["two", "eight"])
def test_what_any_of_them_acknowledged_stands(
    sets: Sequence[tuple[tuple[str, ...], ...]],
    numbers: range,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    elsewhere: Elsewhere,
) -> None:
    monkeypatch.chdir(tmp_path)

    report = elsewhere(try_orders, numbers, sets, tmp_path)

    assert report.lost == []
    assert report.orders == len(numbers)
    assert report.ended["done"] > 0
