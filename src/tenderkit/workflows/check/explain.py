"""The whole chain of reasons of a case: the policy, the law, the proportion, the penalty, and why each clause is in or out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from tenderkit.assembly.choose import Chosen
from tenderkit.messages import text
from tenderkit.model.case.case import Lot
from tenderkit.model.case.choices import TextLength
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.policy.measure_ids import MeasureId
from tenderkit.model.policy.policy import Policy, RequirementVerdict
from tenderkit.problems import NotAllowedYetError, Problem
from tenderkit.rules.conditions.reasons import describe_reason
from tenderkit.rules.contract.text_length import LengthReason
from tenderkit.rules.law.legal_basis import legal_lines
from tenderkit.rules.policy.applicability import Applicability, RuleOutcome
from tenderkit.rules.policy.applicability_report import applicability_lines
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case
from tenderkit.workflows.check.explain_figures import (
    ExplainedPenalty,
    ExplainedProportion,
    penalties,
    proportions,
    small_lines,
)
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind
from tenderkit.workflows.papers.lengths import in_lengths, length_to_lock, length_words
from tenderkit.workflows.policy.applicability import Applied, apply_policy

__all__ = ["Explanation", "describe_reason", "explain"]


class Explanation(Struct, frozen=True):
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


class ExplainedLength(Struct, frozen=True):
    """The length of a document's clauses, and what decided it: in a word, and as a sentence."""

    document: str
    length: TextLength
    reason: LengthReason
    because: str

    def __str__(self) -> str:
        return text("explain.length", document=self.document, length=length_words(self.length), because=self.because)


class ExplainedRow(Struct, frozen=True):
    """A row of the policy: what it says, where that comes from, and what the case answers."""

    id: str
    says: str
    source: str
    truth: Truth
    reasons: tuple[str, ...]


class ExplainedVerdict(Struct, frozen=True):
    """The policy's answer for the case, or for a lot with a requirement of its own."""

    lot: str | None
    verdict: RequirementVerdict
    goes_beyond: bool
    because: tuple[str, ...]
    questions: tuple[str, ...]
    rules: tuple[ExplainedRow, ...]
    kinds: tuple[ExplainedRow, ...]
    edges: tuple[ExplainedRow, ...]
    advice: tuple[ExplainedRow, ...]


class ExplainedPolicy(Struct, frozen=True):
    """Which policy answered, whether the municipality has chosen it, and what it answered."""

    id: str
    title: str
    source: str
    is_chosen: bool
    verdicts: tuple[ExplainedVerdict, ...]
    lines: tuple[str, ...]


class ExplainedCase(Struct, frozen=True):
    """The whole answer, from the policy to the clauses.

    `not_yet` says why there are no clauses, while the case doesn't hold what the document needs. `on_terms` is where the
    case as written differs from what was issued, which is what is explained. `law_says` are the provisions that `legal_basis`
    quotes, and `own_words` what the municipality and the case say themselves in the lines, in Swedish whatever the screen speaks.
    """

    policy: ExplainedPolicy
    legal_basis: tuple[str, ...]
    proportionality: tuple[ExplainedProportion, ...]
    penalty: tuple[ExplainedPenalty, ...]
    small_penalties: tuple[str, ...]
    clauses: tuple[Explanation, ...]
    lengths: tuple[ExplainedLength, ...] = ()
    not_yet: tuple[str, ...] = ()
    on_terms: tuple[Problem, ...] = ()
    law_says: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """Everything before the clauses as lines for the screen."""
        figures = (
            *(proportion.lines for proportion in self.proportionality),
            *(penalty.lines for penalty in self.penalty),
        )
        small = (self.small_penalties,) if self.small_penalties else ()
        return (self.policy.lines, self.legal_basis, *figures, *small)


def explain(case_path: Path, kind_id: str) -> ExplainedCase:
    """Ask the policy, and compose the kind's documents to tell what decided; writes nothing."""
    sound = load_sound_case(case_path)
    applied = apply_policy(sound)
    policy = applied[0][1].policy
    clauses, lengths, not_yet = _clauses(sound, kind_id)
    return ExplainedCase(
        policy=_explained_policy(policy, applied, is_chosen=sound.places.policy_is_chosen),
        legal_basis=legal_lines(sound.legal),
        proportionality=proportions(sound.case, policy),
        penalty=penalties(sound.case, policy),
        small_penalties=tuple(small_lines(sound.case)),
        clauses=clauses,
        lengths=lengths,
        not_yet=not_yet,
        on_terms=sound.on_terms,
        law_says=tuple(provision.says for provision in sound.legal.provisions.values()),
        own_words=tuple(dict.fromkeys((*_words_of_policy(policy), *_words_of_confirmations(sound)))),
    )


def _words_of_policy(policy: Policy) -> Iterator[str]:
    """Who decided what, what the colours mean to the municipality, and what nobody has said in English."""
    yield policy.source
    for row in policy.rows:
        yield from (row.source, *([row.text_sv] if row.text_en == row.text_sv else []))
    if policy.title_en == policy.title_sv:
        yield policy.title_sv
    if policy.bands is not None:
        bands = (policy.bands.band(measure) for measure in MeasureId)
        yield policy.bands.source
        yield from (limits.reading for band in bands if band is not None for limits in band.ranges.values())


def _words_of_confirmations(sound: SoundCase) -> Iterator[str]:
    for each in sound.case.confirmations:
        yield from (each.by, each.source)


def _clauses(
    sound: SoundCase, kind_id: str
) -> tuple[tuple[Explanation, ...], tuple[ExplainedLength, ...], tuple[str, ...]]:
    """A case that is only being assessed has no requirement yet, and that is no fault."""
    asked = in_lengths(KindOfCase(sound, load_kind(sound, kind_id)), sound.standing.lock)
    try:
        documents = compose_documents(asked)
    except NotAllowedYetError as early:
        return (), (), tuple(reason.what for reason in early.reasons)
    chosen = ((document.name, each) for document in documents for each in document.composition.selection.choices)
    return tuple(_explanation(name, each) for name, each in chosen), tuple(_lengths(asked, documents)), ()


def _lengths(asked: KindOfCase, documents: Iterable[ComposedDocument]) -> Iterator[ExplainedLength]:
    """Only of documents whose clauses have two lengths."""
    for document in documents:
        if length_to_lock(asked, document) is not None:
            decided = asked.length_of(document.name)
            because = text(f"text_length.because.{decided.reason.value}")
            yield ExplainedLength(document.name, decided.length, decided.reason, because)


def _explanation(document: str, chosen: Chosen) -> Explanation:
    clause = chosen.entry.clause
    reasons = tuple(map(describe_reason, chosen.verdict.reasons))
    return Explanation(document, clause.id, clause.version, chosen.verdict.truth, reasons)


def _explained_policy(policy: Policy, applied: Applied, *, is_chosen: bool) -> ExplainedPolicy:
    return ExplainedPolicy(
        id=policy.id,
        title=policy.title,
        source=policy.source,
        is_chosen=is_chosen,
        verdicts=tuple(_explained_verdict(lot, found) for lot, found in applied),
        lines=applicability_lines(applied, chosen=is_chosen),
    )


def _explained_verdict(lot: Lot | None, found: Applicability) -> ExplainedVerdict:
    return ExplainedVerdict(
        lot=lot.id if lot else None,
        verdict=found.verdict,
        goes_beyond=found.goes_beyond,
        because=tuple(row.rule.id for row in found.because),
        questions=found.questions,
        rules=tuple(_rows(found.rows)),
        kinds=tuple(_rows(found.kinds)),
        edges=tuple(_rows(found.edges)),
        advice=tuple(_rows(found.advice)),
    )


def _rows(outcomes: tuple[RuleOutcome, ...]) -> Iterator[ExplainedRow]:
    for row in outcomes:
        reasons = tuple(map(describe_reason, row.reasons))
        yield ExplainedRow(row.rule.id, row.rule.says, row.rule.source, row.truth, reasons)
