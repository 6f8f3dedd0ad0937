"""What the policy says of a case, in words: for the screen with everything, for the assessment as rows and sentences."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text, text
from tenderkit.model.case.case import Lot
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.rules.conditions.facts import shape_of
from tenderkit.rules.conditions.reasons import describe_reason, reason_in_document
from tenderkit.rules.policy.applicability import Applicability, RuleOutcome


class ApplicabilityRow(Struct, frozen=True):
    """A rule of the policy as a row of a document's table, in Swedish."""

    rule: str
    outcome: str
    values: str
    source: str


class ApplicabilityFacts(Struct, frozen=True):
    """What the policy says of a case, in the Swedish of documents."""

    policy: Annotated[str, "Policyns namn"]
    policy_source: Annotated[str, "Policyns källa"]
    chosen: Annotated[bool, "Om kommunen har valt policyn"]
    chosen_words: Annotated[str, "Om kommunen har valt policyn, i ord"]
    verdict: Annotated[RequirementVerdict, "Policyns utfall"]
    verdict_words: Annotated[str, "Policyns utfall i ord"]
    goes_beyond: Annotated[bool, "Om kravet går längre än policyn"]
    because: Annotated[tuple[str, ...], "Skälen till utfallet"]
    rows: Annotated[tuple[ApplicabilityRow, ...], "Policyns regler, en rad för varje"]
    questions: Annotated[tuple[str, ...], "Uppgifter som saknas för utfallet"]
    edges: Annotated[tuple[str, ...], "Gränsfall"]
    advice: Annotated[tuple[str, ...], "Råd"]


def applicability_lines(found: Sequence[tuple[Lot | None, Applicability]], *, chosen: bool) -> tuple[str, ...]:
    """Everything, in the language in use. With several lots, the rules are told again only where they answered otherwise."""
    return tuple(_lines(found, chosen=chosen))


def applicability_facts(found: Applicability, *, chosen: bool) -> ApplicabilityFacts:
    """What a document may say of the policy."""
    return ApplicabilityFacts(
        policy=found.policy.title_sv,
        policy_source=found.policy.source,
        chosen=chosen,
        chosen_words=document_text(f"policy.document.{'chosen' if chosen else 'not_chosen'}"),
        verdict=found.verdict,
        verdict_words=document_text(f"policy.verdict.{found.verdict.value}"),
        goes_beyond=found.goes_beyond,
        because=tuple(
            document_text(f"policy.because.{row.truth.value}", says=row.rule.text_sv) for row in found.because
        ),
        rows=applicability_rows(found),
        questions=tuple(map(_titled, found.questions)),
        edges=tuple(row.rule.text_sv for row in found.edges),
        advice=tuple(row.rule.text_sv for row in found.advice),
    )


def applicability_rows(found: Applicability) -> tuple[ApplicabilityRow, ...]:
    """The rules in the policy's order."""
    return tuple(
        ApplicabilityRow(
            rule=row.rule.text_sv,
            outcome=document_text(f"policy.truth.{row.truth.value}"),
            values="; ".join(map(reason_in_document, row.reasons)),
            source=row.rule.source,
        )
        for row in found.rows
    )


def _lines(found: Sequence[tuple[Lot | None, Applicability]], *, chosen: bool) -> Iterator[str]:
    told: tuple[tuple[str, Truth], ...] = ()
    for lot, applied in found:
        answers = tuple((row.rule.id, row.truth) for row in applied.rows)
        if not told:
            yield from _policy_lines(applied.policy, chosen=chosen)
        if answers != told:
            yield from (f"  {_outcome(row)}" for row in applied.rows)
        yield from _verdict_lines(lot, applied, rules_told=bool(told) and answers == told)
        told = answers


def _policy_lines(policy: Policy, *, chosen: bool) -> Iterator[str]:
    yield text("policy.heading", title=policy.title, source=policy.source)
    yield f"  {text('policy.chosen' if chosen else 'policy.not_chosen')}"


def _outcome(row: RuleOutcome) -> str:
    return f"{text(f'policy.truth.{row.truth.value}')}: {_with_values(row)}"


def _with_values(row: RuleOutcome) -> str:
    return f"{row.rule.says} ({'; '.join((*map(describe_reason, row.reasons), row.rule.source))})"


def _verdict_lines(lot: Lot | None, found: Applicability, *, rules_told: bool) -> Iterator[str]:
    verdict = text(f"policy.verdict.{found.verdict.value}")
    yield (
        text("policy.verdict", verdict=verdict)
        if lot is None
        else text("policy.verdict.lot", lot=lot.id, verdict=verdict)
    )
    yield from (f"  {_with_values(row)}" for row in found.kinds if row.truth is not Truth.NO)
    for path in found.questions:
        yield f"  {text('policy.ask', title=_titled(path), path=path)}"
    if found.goes_beyond:
        yield f"  {text('policy.beyond')}"
    if not rules_told:
        yield from (f"  {text('policy.edge')}: {_with_values(row)}" for row in found.edges)
        yield from (f"  {text('policy.advice')}: {_with_values(row)}" for row in found.advice)


def _titled(path: str) -> str:
    shape = shape_of(path)
    return shape.title if shape else path
