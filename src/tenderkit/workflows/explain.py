"""Why each clause is in or out: the condition that decided, and the values it decided on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from tenderkit.assembly.choose import Chosen
from tenderkit.messages import text
from tenderkit.model.condition import Comparison, Constant, Membership, Operator, Stated, Truth
from tenderkit.rules.conditions import Reason
from tenderkit.workflows.composing import Order, compose_instances, load_kind
from tenderkit.workflows.sound_case import SoundCase, load_sound_case


@dataclass(frozen=True, slots=True)
class Explanation:
    """One clause of one document: `truth` is in, out or undecided; `reasons` are readable sentences."""

    document: str
    clause: str
    version: str
    truth: Truth
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        word = text(f"explain.{self.truth.value}")
        because = "; ".join(self.reasons) or text("explain.always")
        return f"{self.clause} {self.version}: {word}, {text('explain.because')} {because}"


@dataclass(frozen=True, slots=True)
class ExplainedCase:
    """The whole answer: which paragraph of the law and why, then clause by clause."""

    legal_basis: tuple[str, ...]
    clauses: tuple[Explanation, ...]


def explain(case_path: Path, kind_id: str) -> ExplainedCase:
    """Compose the kind's documents and tell what decided; writes nothing."""
    sound = load_sound_case(case_path)
    kind = load_kind(sound, kind_id)
    clauses = tuple(
        _explanation(instance.name, chosen)
        for instance in compose_instances(Order(sound, kind))
        for chosen in instance.composition.selection.choices
    )
    return ExplainedCase(tuple(_legal_lines(sound)), clauses)


def _explanation(document: str, chosen: Chosen) -> Explanation:
    clause = chosen.entry.clause
    reasons = tuple(map(describe_reason, chosen.verdict.reasons))
    return Explanation(document, clause.id, clause.version, chosen.verdict.truth, reasons)


def _legal_lines(sound: SoundCase) -> Iterator[str]:
    legal = sound.legal
    regime = text(f"regime.{legal.regime.value}") if legal.regime else text("regime.unknown")
    yield f"{text('explain.legal_basis')}: {regime}"
    for reason in legal.reasons:
        yield f"  {reason}"
    if legal.question is not None:
        yield f"  {legal.question.message.what}"


def describe_reason(reason: Reason) -> str:
    """`requirement.places.count = 4 > 0`; a missing fact is named as missing."""
    atom = reason.atom
    if isinstance(atom, Stated):
        key = "explain.stated" if reason.truth is Truth.YES else "explain.not_stated"
        return text(key, path=atom.path)
    if reason.value is None:
        return text("explain.missing", path=atom.path)
    return f"{atom.path} = {_plain(reason.value)} {_asked(atom, reason)}".rstrip()


def _asked(atom: Comparison | Membership, reason: Reason) -> str:
    """What was asked, left out where the value itself says it (`law = LOU`)."""
    if isinstance(atom, Membership):
        return f"{text('explain.in')} [{', '.join(map(_plain, atom.literals))}]"
    if atom.operator is Operator.EQUAL and reason.truth is Truth.YES:
        return ""
    if atom.operator is Operator.EQUAL:
        return f"≠ {_plain(atom.literal)}"
    sign = {"<=": "≤", ">=": "≥", "!=": "≠", "contains": text("explain.contains")}.get(atom.operator, atom.operator)
    met = "" if reason.truth is Truth.YES else f" ({text('explain.unmet')})"
    return f"{sign} {_plain(atom.literal)}{met}"


def _plain(value: object | Constant) -> str:
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
