"""A record of facts as JSON, for whatever reads no document: the same record gives the same bytes."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal


def write_record(record: object) -> bytes:
    """The fields by name, in the record's own order; what isn't stated is left out. Days are ISO 8601, amounts as digits."""
    return (json.dumps(_plain(record), ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: object) -> object:
    if is_dataclass(value):
        stated = ((each.name, getattr(value, each.name)) for each in fields(value))
        return {name: _plain(part) for name, part in stated if part is not None}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date | Decimal):
        return str(value)
    return value
