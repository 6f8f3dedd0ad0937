"""The least times of the tender period: for handing in tenders, and for answers to suppliers' questions.

The days stand in the law table, with their paragraphs. They are counted from `published`, the day when the notice is sent.
Below the threshold the act says only that the time be reasonable; we know no more than that a question needs its answer.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.law.acts import Act, AnswerTime
from tenderkit.model.law.laws import Regime
from tenderkit.problems import Fault
from tenderkit.rules.contract.purchase_kinds import is_advertised
from tenderkit.rules.law.regime import Situation, regime_of

Rule = Callable[[Situation], Iterator[Fault]]


class _TenderPeriod(Struct, frozen=True):
    """From the notice to the last day for tenders, a day at least."""

    published: date
    deadline: date

    @property
    def days(self) -> int:
        return (self.deadline - self.published).days

    def fault(self, code: str, found: Situation, least: int, **facts: str) -> Fault:
        """A fault of the last day, with the first that would have given `least` days."""
        earliest = self.published + timedelta(days=least)
        facts |= {"law": found.case.law.value, "days": str(self.days), "least": str(least)}
        facts |= {"published": self.published.isoformat(), "earliest": earliest.isoformat()}
        return Fault(("procedure", "tender_deadline"), Message(code, facts))


def tenders_have_the_acts_time(found: Situation) -> Iterator[Fault]:
    """Above the threshold the act gives days for each kind (11 kap. LOU and LUF, 9 kap. LUK); some have exceptions.

    Where nobody knows which side of the threshold it is, we say what would hold above it.
    """
    time, period = found.act.tender_times.kinds[found.case.procedure.kind], _tender_period(found)
    regime = regime_of(found)
    if time is None or period is None or period.days >= time.usual or regime is Regime.BELOW:
        return
    usual = (period.published + timedelta(days=time.usual)).isoformat()
    rules = {"provision": time.provision, "exceptions": time.exceptions or "–", "usual": usual}
    if regime is None:
        yield period.fault("TK-R274", found, time.usual, **rules)
    elif period.days < time.least:
        yield period.fault("TK-R271", found, time.least, **rules)
    else:
        yield period.fault("TK-R272", found, time.usual, **rules)


def tenders_below_have_time_for_an_answer(found: Situation) -> Iterator[Fault]:
    """No days are named, only "skälig tid" (19 kap. 11 § LOU and LUF); but nobody can ask when answers are due before the notice."""
    period, rule, answers = _tender_period(found), found.act.tender_times.below_rule, found.act.answers_below
    if period is None or rule is None or answers is None or regime_of(found) is not Regime.BELOW:
        return
    if period.days <= answers.days:
        facts = {"below_rule": rule, "answer_days": str(answers.days), "provision": answers.provision}
        yield period.fault("TK-R273", found, answers.days + 1, **facts)


def questions_belong_to_the_tender_period(found: Situation) -> Iterator[Fault]:
    """A question is asked between the notice and the last day for tenders; nobody can have asked before."""
    procedure = found.case.procedure
    for index, question in enumerate(found.case.tender_questions):
        received, key = question.received, ("tender_questions", index, "received")
        if procedure.published is not None and received < procedure.published:
            facts = {"later": "received", "second": received.isoformat()}
            facts |= {"earlier": "published", "first": procedure.published.isoformat()}
            yield Fault(key, Message("TK-R001", facts))
        if procedure.tender_deadline is not None and received > procedure.tender_deadline:
            facts = {"received": received.isoformat(), "deadline": procedure.tender_deadline.isoformat()}
            yield Fault(key, Message("TK-R282", facts))


def answers_come_in_time(found: Situation) -> Iterator[Fault]:
    """Everybody who takes part gets the answer some days before the last day (12 kap. 11 § and 19 kap. 13 § LOU)."""
    deadline, time = found.case.procedure.tender_deadline, _answer_time(found)
    if deadline is None:
        return
    for index, question in enumerate(found.case.tender_questions):
        if question.answered is None:
            continue
        key = ("tender_questions", index, "answered")
        facts = {"answered": question.answered.isoformat(), "deadline": deadline.isoformat()}
        if question.answered > deadline:
            yield Fault(key, Message("TK-R279", facts))
        elif question.answered < question.received:
            continue
        elif time is not None and (left := (deadline - question.answered).days) < time.days:
            in_a_hurry = time.days_hurried is not None and left >= time.days_hurried
            facts |= {"left": str(left)} | _answer_facts(found, time, deadline)
            yield Fault(key, Message("TK-R283" if in_a_hurry else "TK-R278", facts))


def questions_are_answered(found: Situation) -> Iterator[Fault]:
    """An answer has words and a day; when the tenders are in, a question without one can't be answered any more."""
    over = found.case.procedure.awarded is not None
    for index, question in enumerate(found.case.tender_questions):
        stated = {"answer": question.has_answer, "answered": question.answered is not None}
        facts = {"received": question.received.isoformat()}
        if not any(stated.values()) and over:
            yield Fault(("tender_questions", index, "answer"), Message("TK-R280", facts))
        if len(set(stated.values())) > 1:
            missing = next(name for name, is_stated in stated.items() if not is_stated)
            yield Fault(("tender_questions", index, missing), Message("TK-R281", facts | {"missing": missing}))


def _tender_period(found: Situation) -> _TenderPeriod | None:
    """`None` where no time is stated, or none at all, which is said elsewhere."""
    procedure = found.case.procedure
    if not is_advertised(procedure.kind) or procedure.published is None or procedure.tender_deadline is None:
        return None
    period = _TenderPeriod(procedure.published, procedure.tender_deadline)
    return period if period.days > 0 else None


def answer_time_of(case: Procurement, act: Act, *, below: bool) -> AnswerTime | None:
    """The same number of days on both sides of the threshold; where nobody knows the side, the rule above is cited."""
    if not is_advertised(case.procedure.kind):
        return None
    return act.answers_below if below else act.answers_above


def _answer_time(found: Situation) -> AnswerTime | None:
    return answer_time_of(found.case, found.act, below=regime_of(found) is Regime.BELOW)


def _answer_facts(found: Situation, time: AnswerTime, deadline: date) -> dict[str, str]:
    rules = [rule for rule in (time.provision, time.prolonging_rule) if rule is not None]
    return {
        "law": found.case.law.value,
        "least": str(time.days),
        "latest": (deadline - timedelta(days=time.days)).isoformat(),
        "rules": " och ".join(rules),
    }


RULES: tuple[Rule, ...] = (
    tenders_have_the_acts_time,
    tenders_below_have_time_for_an_answer,
    questions_belong_to_the_tender_period,
    answers_come_in_time,
    questions_are_answered,
)
