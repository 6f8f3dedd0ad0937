"""Which part of the act a procurement follows, and the facts and rows that decide it."""

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from msgspec import Struct, field

from tenderkit.messages import text
from tenderkit.model.case.case import Confirmation, Procurement
from tenderkit.model.case.choices import ConfirmationQuestion, ProcedureKind, Subject
from tenderkit.model.law.acts import Act
from tenderkit.model.law.euro_thresholds import EuroThreshold
from tenderkit.model.law.laws import DirectAwardLimit, LawTable, Regime, Threshold
from tenderkit.model.law.threshold_group import ThresholdGroup
from tenderkit.rules.contract.purchase_kinds import is_advertised, is_from_framework
from tenderkit.rules.language.wording import write_number

_SIDES = {True: "reached", False: "kept", None: "band"}
_ANSWERS = {"ja": True, "yes": True, "true": True, "nej": False, "no": False, "false": False}


class LegalReason(Struct, frozen=True):
    """Why the regime is what it is, in the language in use."""

    key: str
    facts: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return text(self.key, **self.facts)


class Situation(Struct, frozen=True):
    """One procurement seen with the rows of the law table that hold on its day.

    `euro` is set where the threshold is known in euro and not in kronor.
    """

    case: Procurement
    act: Act
    group: ThresholdGroup
    day: date
    threshold: Threshold | None
    euro: EuroThreshold | None
    limit: DirectAwardLimit | None
    confirmed: Confirmation | None

    @property
    def at_or_above(self) -> bool | None:
        """Whether the value is at least the threshold ("uppgår till minst"); the law table goes before a confirmation."""
        if self.settled is not None:
            return self.settled
        return None if self.confirmed is None else answer_of(self.confirmed)

    @property
    def settled(self) -> bool | None:
        """The same by the law table alone: an amount in kronor, or one in euro that the value is far enough from."""
        value = self.case.contract.estimated_value
        if self.threshold is not None:
            return value >= self.threshold.amount
        return None if self.euro is None else self.euro.is_reached_by(value)

    @property
    def euro_limit(self) -> EuroThreshold | None:
        """The limit for a direct award where it is a share of a threshold known in euro."""
        return self.limit.in_euro(self.euro) if self.limit else None

    @property
    def special_services(self) -> bool:
        """Services of annex 2 (LUK: annex 3), which never follow the rules above the threshold."""
        return self.group is ThresholdGroup.ANNEX_2

    @property
    def facts(self) -> dict[str, str]:
        """What every sentence about the situation may mention."""
        return {
            "law": self.case.law.value,
            "value": write_number(self.case.contract.estimated_value),
            "day": self.day.isoformat(),
            "rule": self.act.regime_rule,
            "chapter": self.act.below_chapter,
            "annex": self.act.annex,
        }

    @property
    def threshold_facts(self) -> dict[str, str]:
        """The same, with the row that the value is compared with, if there is one."""
        if self.threshold is None:
            return self.facts if self.euro is None else self.facts | euro_facts(self.euro)
        row = {"threshold": write_number(self.threshold.amount), "source": self.threshold.source}
        return self.facts | row


def situation(case: Procurement, table: LawTable) -> Situation:
    """Look up what holds for the case; the value is estimated for the day of the notice, else for the day it begins."""
    day, group = _value_day(case), _group(case)
    threshold = table.threshold_on(case.law, group, day)
    return Situation(
        case=case,
        act=table.acts[case.law],
        group=group,
        day=day,
        threshold=threshold,
        euro=table.euro_threshold_on(case.law, group, day) if threshold is None else None,
        limit=table.direct_award_limit_on(case.law, group, day),
        confirmed=_deciding_confirmation(case),
    )


def euro_facts(row: EuroThreshold) -> dict[str, str]:
    """The row's amount in euro, the rates of its band, and the two amounts in kronor that they give."""
    numbers = {"euro": row.euro, "lowest": row.lowest, "highest": row.highest, "least": row.least, "most": row.most}
    return {name: write_number(number) for name, number in numbers.items()} | {"source": row.source}


def _value_day(case: Procurement) -> date:
    """LOU 5 kap. 5 §: the day of the call for competition, or of the beginning where there is none.

    A call-off has no day of its own: what counts is the framework agreement's, which `begins` then states.
    """
    procedure = case.procedure
    called = procedure.published if is_advertised(procedure.kind) else None
    return called or procedure.begins


def _group(case: Procurement) -> ThresholdGroup:
    subject = case.contract.subject
    match subject:
        case Subject.WORKS:
            return ThresholdGroup.WORKS
        case Subject.SERVICES | Subject.CONSULTANCY:
            return ThresholdGroup.ANNEX_2 if case.contract.annex_2 else ThresholdGroup.GOODS_SERVICES
        case Subject.GOODS:
            return ThresholdGroup.GOODS_SERVICES
        case _:
            assert_never(subject)


def threshold_answers(case: Procurement) -> Iterator[tuple[int, Confirmation]]:
    """The confirmations that answer the question of the threshold, with their place in the file."""
    for index, confirmation in enumerate(case.confirmations):
        if confirmation.question == ConfirmationQuestion.VALUE_ABOVE_THRESHOLD:
            yield index, confirmation


def answer_of(confirmation: Confirmation) -> bool | None:
    """Yes or no; `None` for any other words."""
    return _ANSWERS.get(confirmation.answer.strip().lower())


def _deciding_confirmation(case: Procurement) -> Confirmation | None:
    """The latest one, unless they contradict each other: then none decides."""
    clear = [confirmation for _, confirmation in threshold_answers(case) if answer_of(confirmation) is not None]
    if len({answer_of(confirmation) for confirmation in clear}) != 1:
        return None
    return max(clear, key=lambda confirmation: confirmation.date)


def regime_of(found: Situation) -> Regime | None:
    """`None` when neither the procedure, the law table nor a confirmation decides."""
    kind = found.case.procedure.kind
    match kind:
        case ProcedureKind.DIRECT_AWARD:
            return Regime.DIRECT
        case ProcedureKind.BELOW_THRESHOLD:
            return Regime.BELOW
        case (
            ProcedureKind.OPEN
            | ProcedureKind.RESTRICTED
            | ProcedureKind.NEGOTIATED
            | ProcedureKind.CALL_OFF
            | ProcedureKind.MINI_COMPETITION
            | ProcedureKind.RESERVED
        ):
            return _regime_of_the_value(found)
        case _:
            assert_never(kind)


def _regime_of_the_value(found: Situation) -> Regime | None:
    """For kinds that the acts have on both sides of the threshold."""
    if found.special_services:
        return Regime.BELOW
    if found.at_or_above is None:
        return None
    return Regime.ABOVE if found.at_or_above else Regime.BELOW


def reasons_for(found: Situation) -> Iterator[LegalReason]:
    """Why, with the values that decided."""
    kind = found.case.procedure.kind
    if is_from_framework(kind):
        rule = found.act.framework_rule or found.act.value_rule
        yield LegalReason("legal-reason-framework", found.facts | {"rule": rule})
    if kind is ProcedureKind.DIRECT_AWARD:
        yield LegalReason("legal-reason-kind-direct")
        yield _limit_reason(found)
        return
    if kind is ProcedureKind.BELOW_THRESHOLD:
        yield LegalReason("legal-reason-kind-below", found.facts)
    if found.special_services:
        yield LegalReason("legal-reason-special-services", found.facts)
        return
    if kind is not ProcedureKind.BELOW_THRESHOLD or found.at_or_above is not None:
        yield _comparison_reason(found)


def _comparison_reason(found: Situation) -> LegalReason:
    side = "above" if found.at_or_above else "below"
    if found.threshold is not None:
        return _row_reason(found, found.threshold, side)
    if found.settled is not None:
        return LegalReason(f"legal-reason-{side}-euro", found.threshold_facts)
    if found.confirmed is None:
        return LegalReason("legal-reason-no-row" if found.euro is None else "legal-reason-band", found.threshold_facts)
    who = {"by": found.confirmed.by, "date": found.confirmed.date.isoformat(), "source": found.confirmed.source}
    return LegalReason(f"legal-reason-{side}-confirmed", found.facts | who)


def _row_reason(found: Situation, row: Threshold, side: str) -> LegalReason:
    """A row that the municipality added is told by who checked it and when."""
    if row.checked_by is None or row.checked_on is None:
        return LegalReason(f"legal-reason-{side}-row", found.threshold_facts)
    who = {"by": row.checked_by, "date": row.checked_on.isoformat()}
    return LegalReason(f"legal-reason-{side}-own", found.threshold_facts | who)


def _limit_reason(found: Situation) -> LegalReason:
    if found.limit is not None and found.euro_limit is not None:
        side = _SIDES[found.euro_limit.is_reached_by(found.case.contract.estimated_value)]
        return LegalReason(
            f"legal-reason-direct-limit-{side}", found.facts | euro_limit_facts(found.limit, found.euro_limit)
        )
    limit = limit_facts(found)
    return LegalReason(
        "legal-reason-direct-limit" if limit else "legal-reason-direct-limit-unknown",
        found.facts | limit,
    )


def limit_facts(found: Situation) -> dict[str, str]:
    """The limit for a direct award in words; empty when it isn't known."""
    amount = found.limit.in_sek(found.threshold) if found.limit else None
    if found.limit is None or amount is None:
        return {}
    return {"limit": write_number(amount), "provision": found.limit.provision, "source": found.limit.source}


def euro_limit_facts(limit: DirectAwardLimit, share: EuroThreshold) -> dict[str, str]:
    """The limit for a direct award as the share of a threshold that is known in euro."""
    return euro_facts(share) | {"provision": limit.provision, "percent": str(limit.threshold_percent)}
