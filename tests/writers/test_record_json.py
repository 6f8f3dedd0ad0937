"""A record as JSON: the same bytes each time, and nothing that isn't stated."""

import json
from datetime import date
from decimal import Decimal

from msgspec import Struct

from tenderkit.writers.record_json import write_record


class Part(Struct, frozen=True, dict=True):
    name: str
    amount: Decimal | None = None


class Record(Struct, frozen=True, dict=True):
    day: date
    parts: tuple[Part, ...]
    sure: bool


RECORD = Record(date(2027, 3, 1), (Part("å ”ä”", Decimal("1250.50")), Part("ö")), sure=True)


def test_a_record_is_written_as_it_is_read() -> None:
    assert json.loads(write_record(RECORD)) == {
        "day": "2027-03-01",
        "parts": [{"name": "å ”ä”", "amount": "1250.50"}, {"name": "ö"}],
        "sure": True,
    }


def test_the_same_record_gives_the_same_bytes_with_letters_that_can_be_read() -> None:
    assert write_record(RECORD) == write_record(RECORD)
    assert "å ”ä”".encode() in write_record(RECORD)
    assert write_record(RECORD).endswith(b"}\n")
