"""A record of facts as JSON, for whatever reads no document: the same record gives the same bytes."""

import json
from datetime import date
from decimal import Decimal

from msgspec import Struct


def write_record(record: object) -> bytes:
    """The fields by name, in the record's own order; what isn't stated is left out. Days are ISO 8601, amounts as digits."""
    return (json.dumps(_plain(record), ensure_ascii=False, indent=2) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, Struct):
        stated = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {name: _plain(part) for name, part in stated if part is not None}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, date | Decimal):
        return str(value)
    return value
