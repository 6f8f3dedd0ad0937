"""Who hands what to whom, phase by phase (report l. 176, appendix 1): drawn from what the document kinds say of themselves."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import Role
from tenderkit.model.papers.document import Lanes, LaneStep
from tenderkit.model.papers.kind import AboutWhat, Phase
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.rules.language.wording import write_date

_PHASES, _ROLES = tuple(Phase), tuple(role.value for role in Role)


class ProcessStep(Struct, frozen=True):
    """A document that changes hands."""

    phase: str
    sender: str
    document: str
    to: str


class ProcessMapFacts(Struct, frozen=True):
    """The chart, and each step of it in words."""

    chart: Annotated[Lanes, "Processkartan"]
    steps: Annotated[tuple[ProcessStep, ...], "Varje steg i ord, i ordning"]


def process_map(kinds: Iterable[KindRoles], case: Procurement | None = None) -> ProcessMapFacts:
    """With the days on which the phases of the case begin; what is introduced once for the whole municipality is no step."""
    chain = sorted((kind for kind in kinds if AboutWhat.MUNICIPALITY not in kind.about), key=_place)
    senders = tuple(dict.fromkeys(kind.from_role for kind in chain))
    lanes = (*(role for role in _ROLES if role in senders), *(sender for sender in senders if sender not in _ROLES))
    columns = tuple(_named(phase, days_of_phases(case)) for phase in _PHASES)
    steps = tuple(_step(kind, lanes) for kind in chain)
    names = tuple(document_text(f"role.{lane}") for lane in lanes)
    title = document_text("process.title")
    chart = Lanes(title, document_text("process.alternative"), document_text("process.corner"), names, columns, steps)
    told = (ProcessStep(columns[step.column], names[step.lane], step.what, step.to) for step in steps)
    return ProcessMapFacts(chart, tuple(told))


def days_of_phases(case: Procurement | None) -> Mapping[Phase, date]:
    """When each phase of the case begins, as far as that is known; nobody notes when the planning did."""
    if case is None:
        return {}
    begun = {
        Phase.ANALYSIS: case.procedure.begins,
        Phase.MATCHING: case.procedure.awarded,
        Phase.CLOSING: case.contract.starts,
    }
    return {phase: day for phase, day in begun.items() if day is not None}


def _step(kind: KindRoles, lanes: tuple[str, ...]) -> LaneStep:
    own, column = lanes.index(kind.from_role), _PHASES.index(kind.phase)
    elsewhere = set(lanes) - {kind.from_role}
    to_lanes = tuple(lane for lane, role in enumerate(lanes) if role in kind.to_role and role in elsewhere)
    others = _roles(role for role in kind.to_role if role not in elsewhere)
    return LaneStep(own, column, kind.title, _roles(kind.to_role), to_lanes, others)


def _named(phase: Phase, days: Mapping[Phase, date]) -> str:
    name = document_text(f"phase.{phase.value}")
    return document_text("process.from", phase=name, day=write_date(days[phase])) if phase in days else name


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(document_text(f"role.{role}") for role in roles)


def _place(kind: KindRoles) -> tuple[int, int, object]:
    return _PHASES.index(kind.phase), kind.order, swedish_order(kind.title)
