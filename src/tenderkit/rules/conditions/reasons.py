"""What decided a condition, in words: for the screen with the paths of the case file, for a document with their titles."""

from datetime import date
from decimal import Decimal
from enum import Enum

from tenderkit.messages import document_text, text
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.model.conditions.condition import Comparison, Membership, Operator, Stated, Truth
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.rules.conditions.deciding import DecidingFact
from tenderkit.rules.conditions.facts import COMPUTED, shape_of
from tenderkit.rules.language.wording import write, write_date, write_number

_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}


def describe_reason(reason: DecidingFact) -> str:
    """`requirement.places.count = 4 > 0`; a missing fact is named as missing."""
    atom = reason.atom
    if isinstance(atom, Stated):
        key = "explain.stated" if reason.truth is Truth.YES else "explain.not_stated"
        return text(key, path=atom.path)
    if reason.value is None:
        return text("explain.missing", path=atom.path)
    return f"{atom.path} = {_plain(reason.value)} {_asked(atom, reason)}".rstrip()


def reason_in_document(reason: DecidingFact) -> str:
    """`Avtalstid: 30`: the fact by its title and what the case says of it, in Swedish and without the words of the file."""
    atom = reason.atom
    shape = shape_of(atom.path)
    title = shape.title if shape else atom.path
    if isinstance(atom, Stated):
        stated = "policy.document.stated" if reason.truth is Truth.YES else "policy.document.not_stated"
        return document_text(stated, title=title)
    if reason.value is None:
        return document_text("policy.document.missing", title=title)
    return f"{title}: {_measured(atom.path, reason.value)}"


def _asked(atom: Comparison | Membership, reason: DecidingFact) -> str:
    """What was asked, left out where the value itself says it (`law = LOU`)."""
    if isinstance(atom, Membership):
        return f"{text('explain.in')} [{', '.join(map(_plain, atom.literals))}]"
    if atom.operator is Operator.EQUAL and reason.truth is Truth.YES:
        return ""
    if atom.operator is Operator.EQUAL:
        return f"≠ {_plain(atom.literal)}"
    sign = text("explain.contains") if atom.operator is Operator.CONTAINS else _SIGNS.get(atom.operator, atom.operator)
    met = "" if reason.truth is Truth.YES else f" ({text('explain.unmet')})"
    return f"{sign} {_plain(atom.literal)}{met}"


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_plain, value))
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return text("explain.true" if value else "explain.false")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str | int) else text("explain.stated_value")


def _measured(path: str, value: object) -> str:
    """Every amount of a case is kronor, and a whole number whose name ends in `months` is months."""
    if isinstance(value, Decimal) and not is_within(path, COMPUTED):
        return write(Parameter(path, path, ParameterType.MONEY), value)
    if isinstance(value, int) and path.endswith("months"):
        return write(Parameter(path, path, ParameterType.MONTHS), value)
    return _in_document(value)


def _in_document(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_in_document, value))
    if isinstance(value, TitledChoice):
        return value.title_sv
    if isinstance(value, bool):
        return document_text("explain.true" if value else "explain.false")
    if isinstance(value, int | Decimal):
        return write_number(Decimal(value))
    if isinstance(value, date):
        return write_date(value)
    return str(value) if isinstance(value, str) else document_text("explain.stated_value")
