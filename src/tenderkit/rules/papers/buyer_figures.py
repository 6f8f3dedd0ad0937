"""Which of several contracting authorities a paper is from, whom to turn to there, and all of them in a row each."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Contact, Procurement
from tenderkit.model.case.choices import ClaimedBy
from tenderkit.model.matching.matching import Breach
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.contract.authorities import BuyingAuthority, authorities_of
from tenderkit.rules.contract.each_requirement import each_requirement, is_framework
from tenderkit.rules.contract.joint_words import buyers_of
from tenderkit.rules.contract.whose_contract import authority_of_paper, buyer_named, leading_authority
from tenderkit.rules.language.wording import join_words

_ORE = Decimal("0.01")
_WHOLE = 100
_BETWEEN = ", "
_AND = "och"


class BuyerRow(Struct, frozen=True):
    """One of those that buy together: whom the supplier turns to about its contract, and about candidates."""

    authority: str
    contact: str | None
    matching_unit: str | None
    follows_up: str | None


class ShareRow(Struct, frozen=True):
    """What one of them claims of a penalty, in SEK; no amount while the whole isn't known."""

    name: str
    number: str
    percent: Decimal
    amount: Decimal | None


class BuyerFacts(Struct, frozen=True, kw_only=True):
    """The authority that the paper is from; everything is `None` while the file doesn't say which of several it is."""

    name: Annotated[str | None, "Myndighetens namn"]
    number: Annotated[str | None, "Myndighetens organisationsnummer"]
    unit: Annotated[str | None, "Myndighetens förvaltning"]
    title: Annotated[str | None, "Befattningen för den som leverantören vänder sig till"]
    phone: Annotated[str | None, "Telefonen dit"]
    email: Annotated[str | None, "E-posten dit"]
    matching_unit: Annotated[str | None, "Den matchande enhetens namn"]
    unit_role: Annotated[str | None, "Vad den som matchar kallas"]
    unit_name: Annotated[str | None, "Namnet på den som leverantören vänder sig till vid enheten"]
    unit_title: Annotated[str | None, "Befattningen för den personen"]
    unit_phone: Annotated[str | None, "Telefonen dit"]
    unit_email: Annotated[str | None, "E-posten dit"]
    rows: Annotated[tuple[BuyerRow, ...] | None, "De som upphandlar tillsammans, en rad för varje"]
    shares: Annotated[tuple[ShareRow, ...] | None, "Hur vitet delas mellan dem"]


def buyer_facts(facts: Facts, due: Decimal | None) -> BuyerFacts:
    """`due` is the penalty that a paper about a breach claims, where it is known."""
    case = facts.case
    buyer = authority_of_paper(case, facts.about)
    unit = buyer.matching_unit if buyer is not None else None
    contact = (buyer.contact if buyer is not None else None) or Contact()
    at_unit = (unit.contact if unit is not None else None) or Contact()
    return BuyerFacts(
        name=buyer.name if buyer is not None else None,
        number=buyer.organisation_number if buyer is not None else None,
        unit=buyer.unit if buyer is not None else None,
        title=contact.title,
        phone=contact.phone,
        email=contact.email or _of_the_authority(buyer),
        matching_unit=unit.name if unit is not None else None,
        unit_role=unit.role_title if unit is not None else None,
        unit_name=at_unit.name,
        unit_title=at_unit.title,
        unit_phone=at_unit.phone,
        unit_email=at_unit.email,
        rows=tuple(_rows(case)) or None,
        shares=tuple(_shares(case, facts.about.get("breach"), due)) or None,
    )


def _of_the_authority(buyer: BuyingAuthority | None) -> str | None:
    """The leading one's own address was never asked for a contact: papers of one authority have the officer's."""
    return buyer.email if buyer is not None and not buyer.leads else None


def _rows(case: Procurement) -> Iterator[BuyerRow]:
    """A purchasing centre has one too: it answers for what concerns them all."""
    for each in authorities_of(case) if case.joint is not None else ():
        contact, unit = each.contact or Contact(), each.matching_unit
        at_unit = (unit.contact if unit is not None else None) or Contact()
        yield BuyerRow(
            authority=each.words,
            contact=_joined(contact.title, contact.phone, contact.email or each.email),
            matching_unit=_joined(unit.name, at_unit.phone, at_unit.email) if unit is not None else None,
            follows_up=join_words([document_text(f"joint.follows.{name}") for name in _follows(case, each)], _AND)
            or None,
        )


def _follows(case: Procurement, each: BuyingAuthority) -> Iterator[str]:
    """What the authority sees to and what it claims, by the keys of the words for it (koppling-kontrakt.s7, k1-k3)."""
    buys = each in buyers_of(case)
    for_all = case.joint is not None and case.joint.claimed_by is ClaimedBy.LEADING
    if each.leads:
        yield "all"
    if buys:
        yield "call_offs" if is_framework(case) else "contract"
    if _has_penalty(case) and (each.leads if for_all else buys):
        yield "penalty_of_all" if for_all else "penalty_of_own"


def _has_penalty(case: Procurement) -> bool:
    wanted = (each.requirement for each in each_requirement(case))
    return any(
        of.penalty is not None
        or (of.dialogue is not None and of.dialogue.penalty is not None)
        or (of.follow_up is not None and of.follow_up.report_penalty is not None)
        for of in wanted
    )


def _joined(*words: str | None) -> str | None:
    return _BETWEEN.join(word for word in words if word) or None


def _shares(case: Procurement, breach: object | None, due: Decimal | None) -> Iterator[ShareRow]:
    """Each in öre, rounded down; the last has the rest, so that together they are what is due and nothing more."""
    shares = breach.claim.shares if isinstance(breach, Breach) and breach.claim is not None else ()
    left = due
    for at, share in enumerate(shares, 1):
        buyer = buyer_named(case, share.authority) or leading_authority(case)
        amount = left
        if due is not None and left is not None and at < len(shares):
            amount = (due * share.percent / _WHOLE).quantize(_ORE, ROUND_DOWN)
            left -= amount
        yield ShareRow(buyer.name, buyer.organisation_number, Decimal(share.percent), amount)
