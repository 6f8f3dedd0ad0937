"""Whether a procurement carries an employment requirement, and which: the municipality's policy asked of one case.

Every rule must be met. One that is missed settles it (none), whatever is still unknown; else a missing fact is a question
(ask first). When all are met, the first of the policy's kinds that holds says which requirement it is.
"""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.policy.policy import KindRow, Policy, PolicyRow, RequirementVerdict
from tenderkit.problems import Fault
from tenderkit.rules.conditions.deciding import ALWAYS, DecidingFact, FactSource, decide
from tenderkit.rules.conditions.facts import shape_of


class RuleOutcome(Struct, frozen=True):
    """A row of the policy, whether the case meets it, and the comparisons that decided; `missing` are facts to ask for."""

    rule: PolicyRow
    truth: Truth
    reasons: tuple[DecidingFact, ...]
    missing: tuple[str, ...]


class Applicability(Struct, frozen=True):
    """The one verdict, and everything it rests on.

    `kinds` are the rows that were asked for which requirement it is, none when the rules settled it. `proposed` is what the
    case states, in any of its lots: it may go further than the policy asks.
    """

    policy: Policy
    verdict: RequirementVerdict
    rows: tuple[RuleOutcome, ...]
    kinds: tuple[RuleOutcome, ...]
    edges: tuple[RuleOutcome, ...]
    advice: tuple[RuleOutcome, ...]
    proposed: tuple[RequirementKind, ...]

    @property
    def because(self) -> tuple[RuleOutcome, ...]:
        """What the verdict rests on; never empty."""
        for truth in (Truth.NO, Truth.UNKNOWN):
            if settling := tuple(row for row in self.rows if row.truth is truth):
                return settling
        if self.verdict is RequirementVerdict.ASK_FIRST:
            return tuple(row for row in self.kinds if row.truth is Truth.UNKNOWN)
        return (*self.rows, *(row for row in self.kinds if row.truth is Truth.YES))

    @property
    def questions(self) -> tuple[str, ...]:
        """The facts that the case must state first; empty unless the verdict is to ask."""
        if self.verdict is not RequirementVerdict.ASK_FIRST:
            return ()
        return tuple(dict.fromkeys(path for row in self.because for path in row.missing))

    @property
    def goes_beyond(self) -> bool:
        """Whether the case states a requirement that the policy doesn't ask for."""
        return self.verdict is RequirementVerdict.NONE and bool(self.proposed)


def applicability(policy: Policy, facts: FactSource, case: Procurement | None) -> Applicability:
    """Ask the policy; `facts` are those of the case, or of the case with one lot's own requirement.

    A procurement that is only planned has no case yet, and so proposes nothing.
    """
    rows = tuple(_outcome(rule, facts) for rule in policy.rules)
    kinds: tuple[RuleOutcome, ...] = ()
    if any(row.truth is Truth.NO for row in rows):
        verdict = RequirementVerdict.NONE
    elif any(row.truth is Truth.UNKNOWN for row in rows):
        verdict = RequirementVerdict.ASK_FIRST
    else:
        verdict, kinds = _kind(policy.kinds, facts)
    return Applicability(
        policy=policy,
        verdict=verdict,
        rows=rows,
        kinds=kinds,
        edges=_those_that_hold(policy.edges, facts),
        advice=_those_that_hold(policy.advice, facts),
        proposed=() if case is None else _proposed(case),
    )


def _outcome(rule: PolicyRow, facts: FactSource) -> RuleOutcome:
    found = ALWAYS if rule.condition is None else decide(rule.condition, facts)
    return RuleOutcome(rule, found.truth, found.reasons, found.missing)


def _kind(kinds: tuple[KindRow, ...], facts: FactSource) -> tuple[RequirementVerdict, tuple[RuleOutcome, ...]]:
    """The first row that holds, and the last one always does; a row that can't be decided only matters when it says else."""
    asked = tuple(_outcome(row, facts) for row in kinds)
    first = next(number for number, outcome in enumerate(asked, 1) if outcome.truth is Truth.YES)
    outcomes = asked[:first]
    verdicts = {row.verdict for row, outcome in zip(kinds, outcomes, strict=False) if outcome.truth is not Truth.NO}
    return verdicts.pop() if len(verdicts) == 1 else RequirementVerdict.ASK_FIRST, outcomes


def _those_that_hold(rows: tuple[PolicyRow, ...], facts: FactSource) -> tuple[RuleOutcome, ...]:
    """An edge or advice is told only when it is certain; what is missing for it is no question."""
    return tuple(outcome for outcome in (_outcome(row, facts) for row in rows) if outcome.truth is Truth.YES)


def _proposed(case: Procurement) -> tuple[RequirementKind, ...]:
    stated = {kind for lot in case.lots for kind in case.requirement_for(lot).kinds}
    return tuple(kind for kind in RequirementKind if kind in stated)


def applicability_faults(found: Applicability, *, chosen: bool) -> Iterator[Fault]:
    """What a check remarks on: a requirement beyond the policy, facts that it asks for, edges and advice.

    `chosen` is whether the municipality has chosen the policy; when it hasn't, every remark says so.
    """
    policy = text("policy.named" if chosen else "policy.named.not_chosen", title=found.policy.title)
    if found.goes_beyond:
        against = [row for row in found.rows if row.truth is Truth.NO] or found.because[-1:]
        rules = ", ".join(row.rule.id for row in against)
        yield Fault(("requirement",), Message("TK-R200", {"policy": policy, "rules": rules}))
    for path in found.questions:
        asking = next(row.rule for row in found.because if path in row.missing)
        shape = shape_of(path)
        facts = {"policy": policy, "path": path, "title": shape.title if shape else path, "text": asking.says}
        yield Fault(tuple(path.split(".")), Message("TK-R201", facts))
    for row in found.edges:
        facts = {"policy": policy, "edge": row.rule.id, "text": row.rule.says}
        yield Fault(_asked(row), Message("TK-R202", facts))
    for row in found.advice:
        facts = {"policy": policy, "advice": row.rule.id, "text": row.rule.says}
        yield Fault(_asked(row), Message("TK-R203", facts))


def _asked(row: RuleOutcome) -> tuple[str, ...]:
    """The first fact that decided: the key to open in the case."""
    path = next((reason.atom.path for reason in row.reasons), "")
    return tuple(path.split("."))
