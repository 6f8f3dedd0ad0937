"""The facts of each document of a kind, and whether the case has come far enough for it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import cache
from typing import TypeVar

from tenderkit.messages import Message, document_text, text
from tenderkit.model.case.case import Lot
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.conditions.condition import Condition, Truth, atoms_of
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import LETTERHEAD_FACTS, Kind, Need
from tenderkit.model.penalty.unit import unit_of
from tenderkit.problems import NotAllowedYetError
from tenderkit.rules.conditions.compiled import compiled
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.contract.whose_contract import authority_of_paper, leading_authority
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, documents_to_be
from tenderkit.workflows.papers.fact_places import FactPlaces
from tenderkit.workflows.papers.kind_of_case import KindOfCase

Known = TypeVar("Known", bound=FactSource)


def ready_documents(
    asked: KindOfCase, among: Iterable[DocumentToBe] | None = None, only: Collection[str] = ()
) -> tuple[tuple[DocumentToBe, Facts], ...]:
    """Every document that the kind gives, with its facts; raises `NotAllowedYetError` when the case hasn't come that far.

    One that isn't ready holds the others back: they are sent out together. `among` are the documents to ask of, where those
    aren't what the case itself gives; with `only` those of them that are named, and these alone are asked whether they are ready.
    """
    if among is None:
        among = documents_to_be(asked.sound.case, asked.matching, asked.kind)
    if only and not (among := [to_be for to_be in among if to_be.name in only]):
        return ()
    found = ((to_be, _facts(asked, to_be)) for to_be in among)
    return ready_among(asked.kind, found, lambda to_be, need: _rests_on(asked, to_be, need))


def ready_among(
    kind: Kind, found: Iterable[tuple[DocumentToBe, Known]], rests_on: Callable[[DocumentToBe, Need], str]
) -> tuple[tuple[DocumentToBe, Known], ...]:
    """Those for which `when` holds; raises `NotAllowedYetError` where there are none, or where one lacks what the kind needs.

    `rests_on` is the fact that is to be mended then.
    """
    wanted = tuple((to_be, facts) for to_be, facts in found if kind.when is None or _holds(kind.when, facts))
    if not wanted:
        raise NotAllowedYetError((_nothing_to_be_about(kind),))
    needs = ((need, to_be, facts) for to_be, facts in wanted for need in kind.needs)
    unmet: dict[str, dict[str, str]] = {}
    for need, to_be, facts in needs:
        if not _holds(need.holds, facts):
            told = {"kind": kind.title, "says": _says(need, facts), "remedy": need.remedy}
            unmet.setdefault(told["says"], told | {"at": rests_on(to_be, need)})
    if unmet:
        raise NotAllowedYetError(tuple(Message("TK-K010", facts) for facts in unmet.values()))
    return wanted


def _rests_on(asked: KindOfCase, to_be: DocumentToBe, need: Need) -> str:
    """The fact that is to be mended: the recruiter's, where the condition asks of both files."""
    places = FactPlaces(asked.sound, asked.matching)
    paths = [places.in_full(to_be, atom.path) for atom in atoms_of(need.holds)]
    return next((path for path in paths if is_within(path, "matching")), next(iter(paths), ""))


def _says(need: Need, facts: FactSource) -> str:
    names = facts.lookup(need.names) if need.names else None
    if isinstance(names, tuple):
        names = ", ".join(map(str, names))
    return f"{need.says}: {names}" if names else need.says


def _holds(condition: Condition, facts: FactSource) -> bool:
    return compiled(condition)(facts) is Truth.YES


def _nothing_to_be_about(kind: Kind) -> Message:
    at = f"matching.{kind.per.matching_list}" if kind.per.matching_list else ""
    if kind.otherwise is not None:
        told = {"kind": kind.title, "says": kind.otherwise.says, "remedy": kind.otherwise.remedy, "at": at}
        return Message("TK-K010", told)
    facts = {"kind": kind.title, "per": text(f"per.{kind.per.value}"), "remedy": text(f"per.{kind.per.value}.remedy")}
    return Message("TK-K011", facts | {"at": at})


def _facts(asked: KindOfCase, to_be: DocumentToBe) -> Facts:
    sound, lot = asked.sound, to_be.lot
    presented = {"marks": asked.presentation.marks, "text": asked.length_of(to_be.name).length.value}
    computed: dict[str, object | None] = {**asked.facts_of_case(lot), **presented}
    facts = Facts(sound.case, computed, lot.requirement if lot else None, to_be.about)
    computed["employer_name"] = employer_name(facts)
    buyer = authority_of_paper(sound.case, to_be.about)
    computed["buyer_name"] = buyer.name if buyer is not None else None
    computed |= _units(facts)
    if asked.kind.figures:
        computed |= _figures(asked, lot, facts)
    return facts


def _figures(asked: KindOfCase, lot: Lot | None, facts: Facts) -> Mapping[str, object | None]:
    """What the kind has computed; imported only for the kinds that do."""
    from tenderkit.rules.papers.figures import KnownFacts, figures_for

    return figures_for(asked.kind.figures, KnownFacts(facts, lot, asked.sound.day, asked, asked.reports))


def _units(facts: Facts) -> dict[str, object | None]:
    """What one amount of the penalty is for, and of an agreement's own sanction, in words."""
    asked = (
        ("penalty_per", "requirement.penalty.per", "per"),
        ("sanction_per", "agreement.sanction.per", "sanction_per"),
    )
    found = ((name, facts.lookup(path), what) for name, path, what in asked)
    return {name: _unit_in_words(per, what) for name, per, what in found if isinstance(per, PenaltyPer)}


@cache
def _unit_in_words(per: PenaltyPer, what: str) -> str:
    return document_text(unit_of(per).words(what))


def employer_name(facts: Facts) -> str | None:
    """Who signs a certificate: the employer of the placement, or else the supplier that has it."""
    name = facts.lookup("placement.employer.name") or facts.lookup("supplier.name")
    return name if isinstance(name, str) else None


def letterhead_of(kind: Kind, to_be: DocumentToBe, facts: Facts) -> dict[str, str]:
    """What stands in the header: the authority's own, or nothing of it and the employer's name, with the person's on later pages."""
    title = title_of(kind, to_be, facts)
    if not kind.speaks_for_authority:
        blank = dict.fromkeys(LETTERHEAD_FACTS, "")
        own = {"authority_name": employer_name(facts) or "", "for_person": _for_person(kind, facts)}
        return {**blank, **own, "document_title": title}
    case = facts.case
    buyer = authority_of_paper(case, to_be.about) or leading_authority(case)
    return {
        "authority_name": buyer.name,
        "unit": buyer.unit or "",
        "registration_number": case.registry.procurement if kind.names_case else "",
        "document_title": title,
        "case_title": case.title if kind.names_case else "",
        "for_person": "",
    }


def _for_person(kind: Kind, facts: Facts) -> str:
    name = facts.lookup("placement.name") if kind.allows("placement.name") else None
    return document_text("document.for_person", name=name) if name else ""


def title_of(kind: Kind, to_be: DocumentToBe, facts: FactSource) -> str:
    """What the document is called; one that isn't for every lot says for which."""
    title = next((row.title for row in kind.titles if _holds(row.when, facts)), kind.title)
    return document_text("document.lot_title", title=title, lots=lot_words(to_be.lots)) if to_be.lots else title


def day_of_document(kind: Kind, facts: FactSource, otherwise: date) -> date:
    """The first fact that dates the document, or else the day of the case's documents."""
    days = (facts.lookup(path) for path in kind.dated)
    return next((day for day in days if isinstance(day, date)), otherwise)
