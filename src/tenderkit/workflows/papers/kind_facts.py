"""The facts of each document of a kind, and whether the case has come far enough for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.messages import Message, document_text, text
from tenderkit.model.case.case import Lot
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.papers.kind import LETTERHEAD, Kind, Need
from tenderkit.model.penalty.unit import unit_of
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, items_of
from tenderkit.workflows.papers.order import Order


@dataclass(frozen=True, slots=True)
class Ready:
    """The documents that can be written, each with its facts; or else why there are none yet."""

    items: tuple[tuple[DocumentToBe, Facts], ...]
    unmet: tuple[Message, ...]


def what_is_ready(order: Order) -> Ready:
    """Every item that the kind has a document for. One that isn't ready holds the others back: they are sent out together."""
    kind = order.kind
    found = [(item, _facts(order, item)) for item in items_of(order.sound.case, order.matching, kind)]
    items = tuple((item, facts) for item, facts in found if kind.when is None or _holds(kind, facts))
    if not items:
        return Ready((), (_nothing_to_be_about(kind),))
    needs = ((need, facts) for _, facts in items for need in kind.needs)
    unmet = {
        _says(need, facts): need.remedy for need, facts in needs if decide(need.holds, facts).truth is not Truth.YES
    }
    return Ready(
        items,
        tuple(
            Message("TK-K010", {"kind": kind.title, "says": says, "remedy": remedy}) for says, remedy in unmet.items()
        ),
    )


def _says(need: Need, facts: Facts) -> str:
    names = facts.lookup(need.names) if need.names else None
    if isinstance(names, tuple):
        names = ", ".join(map(str, names))
    return f"{need.says}: {names}" if names else need.says


def _holds(kind: Kind, facts: Facts) -> bool:
    return kind.when is not None and decide(kind.when, facts).truth is Truth.YES


def _nothing_to_be_about(kind: Kind) -> Message:
    if kind.otherwise is not None:
        return Message("TK-K010", {"kind": kind.title, "says": kind.otherwise.says, "remedy": kind.otherwise.remedy})
    facts = {"kind": kind.title, "per": text(f"per.{kind.per.value}"), "remedy": text(f"per.{kind.per.value}.remedy")}
    return Message("TK-K011", facts)


def _facts(order: Order, item: DocumentToBe) -> Facts:
    sound, lot = order.sound, item.lot
    requirement = lot.requirement if lot else None
    computed: dict[str, object | None] = computed_facts(sound.legal, sound.case, lot) | {
        "marks": order.marks,
        "locked_clauses": tuple(dict.fromkeys(id_ for clauses in order.locked.values() for id_ in clauses)),
        "locked_versions": tuple(
            dict.fromkeys(f"{id_}@{version}" for locked in order.locked.values() for id_, version in locked.items())
        ),
    }
    facts = Facts(sound.case, computed, requirement, item.about)
    computed["employer_name"] = employer_name(facts)
    computed |= _units(facts)
    if order.kind.figures:
        computed |= _figures(order, item.lot, facts)
    return facts


def _figures(order: Order, lot: Lot | None, facts: Facts) -> Mapping[str, object | None]:
    """What the kind has computed; read and imported only for the kinds that do."""
    from tenderkit.readers.policy.policy_reader import read_policy
    from tenderkit.rules.papers.figures import Known, figures_for

    places = order.sound.places
    known = Known(
        facts=facts,
        lot=lot,
        day=order.sound.day,
        policy=lambda: read_policy(places.policy_file),
        policy_is_chosen=places.policy_is_chosen,
    )
    return figures_for(order.kind.figures, known)


def _units(facts: Facts) -> dict[str, object | None]:
    """What one amount of the penalty is for, and of an agreement's own sanction, in words."""
    asked = (
        ("penalty_per", "requirement.penalty.per", "per"),
        ("sanction_per", "agreement.sanction.per", "sanction_per"),
    )
    found = ((name, facts.lookup(path), what) for name, path, what in asked)
    return {name: document_text(unit_of(per).words(what)) for name, per, what in found if isinstance(per, PenaltyPer)}


def employer_name(facts: Facts) -> str | None:
    """Who signs a certificate: the employer of the placement, or else the supplier that has it."""
    name = facts.lookup("placement.employer.name") or facts.lookup("supplier.name")
    return name if isinstance(name, str) else None


def title_of(kind: Kind, item: DocumentToBe, facts: Facts) -> str:
    """What the document is called; one about a lot says which."""
    title = next((row.title for row in kind.titles if decide(row.when, facts).truth is Truth.YES), kind.title)
    return title if item.lot is None else document_text("document.lot_title", title=title, id=item.lot.id)


def letterhead_of(kind: Kind, facts: Facts, title: str) -> dict[str, str]:
    """What stands in the header: the authority's own, or nothing of it when the employer signs."""
    if kind.letterhead == "employer":
        blank = dict.fromkeys(LETTERHEAD, "")
        return {**blank, "authority_name": employer_name(facts) or "", "document_title": title}
    case = facts.case
    return {
        "authority_name": case.authority.name,
        "unit": case.authority.unit or "",
        "registration_number": case.registry.procurement,
        "document_title": title,
        "case_title": case.title,
    }


def day_of_document(kind: Kind, facts: Facts, otherwise: date) -> date:
    """The first fact that dates the document, or else the day of the case's documents."""
    days = (facts.lookup(path) for path in kind.dated)
    return next((day for day in days if isinstance(day, date)), otherwise)
