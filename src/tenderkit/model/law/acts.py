"""What an act of procurement says that our rules compute with; every fact stands beside the provision that it is read from.

`source` is the act, or the amending act, that gave the provision its wording.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.model.case.choices import ProcedureKind, Subject
from tenderkit.model.case.titled_choice import TitledChoice


class StandstillRule(TitledChoice):
    """Whether a notice of award keeps the contract from being signed, as far as the kind of procedure tells."""

    APPLIES = "applies", "avtalsspärr gäller"
    AFTER_NOTICE = "after_notice", "avtalsspärr gäller om upphandlingen har annonserats"
    UNCLEAR = "unclear", "lagen nämner inte förfarandet"
    NONE = "none", "avtalsspärr gäller inte"


class AuthorityTerm(Struct, frozen=True):
    """What the act calls the one who buys, in the definite form: *enheten* in an act about an upphandlande enhet."""

    word: str
    provision: str
    source: str


class GovernedContracts(Struct, frozen=True):
    """What may be bought under the act; `words` is how the act itself says it."""

    subjects: tuple[Subject, ...]
    words: str
    provision: str
    source: str


class LongestFramework(Struct, frozen=True):
    """How long a framework agreement may run without special reasons."""

    months: int
    provision: str
    source: str


class PurchasingCentres(Struct, frozen=True):
    """What a purchasing centre is, and that others may buy from it and through it."""

    definition: str
    provision: str
    source: str


class Standstill(Struct, frozen=True):
    """The days between the notice of award and the signing; `days_by_post` where it isn't sent electronically to everybody."""

    days: int
    days_by_post: int
    days_rule: str
    kinds: Mapping[ProcedureKind, StandstillRule]
    kinds_rule: str
    review_rule: str
    counting_rule: str
    source: str


class TenderTime(Struct, frozen=True):
    """Days from the sending of the notice to the last day for tenders; `least` is what no exception goes below."""

    least: int
    usual: int
    provision: str
    exceptions: str | None


class TenderTimes(Struct, frozen=True):
    """How long tenders may be handed in above the threshold; below it the act names no days, only what `below_rule` says."""

    kinds: Mapping[ProcedureKind, TenderTime | None]
    below_rule: str | None
    source: str

    def provisions(self) -> Iterator[str]:
        """Every place that a time is read from."""
        for time in self.kinds.values():
            if time is not None:
                yield from filter(None, (time.provision, time.exceptions))
        yield from filter(None, (self.below_rule,))


class AnswerTime(Struct, frozen=True):
    """How many days before the last day for tenders an answer is to be given, to everybody and in writing."""

    days: int
    days_hurried: int | None
    provision: str
    prolonging_rule: str | None
    source: str

    def provisions(self) -> Iterator[str]:
        """Every place that the time is read from."""
        yield from filter(None, (self.provision, self.prolonging_rule))


class Act(Struct, frozen=True):
    """An act, and where in it the rules stand that decide the regime.

    `regime_rule` compares the value with the threshold; `value_rule` says how the value is estimated, `value_day_rule` for which
    moment, `framework_rule` for a framework agreement. `annex` lists the special services and `below_chapter` is where they
    and everything below the threshold belong; `direct_exceptions` allow a direct award whatever its limit. `amended_to` is the
    latest amending act in the text that the block was read from on `checked_on`, and nothing later than `consolidated_to` was
    known then.
    """

    name: str
    amended_to: str
    checked_on: date
    consolidated_to: date
    regime_rule: str
    value_rule: str
    value_day_rule: str
    framework_rule: str | None
    annex: str
    below_chapter: str
    direct_exceptions: str
    authority: AuthorityTerm
    governs: GovernedContracts
    longest_framework: LongestFramework | None
    purchasing_centres: PurchasingCentres | None
    standstill: Standstill
    tender_times: TenderTimes
    answers_above: AnswerTime
    answers_below: AnswerTime | None

    def provisions(self) -> Iterator[str]:
        """Every place in the act that a fact is read from: a change there may change the fact."""
        yield from (self.regime_rule, self.value_rule, self.value_day_rule, self.below_chapter, self.direct_exceptions)
        yield from (self.authority.provision, self.governs.provision)
        yield from (self.standstill.days_rule, self.standstill.kinds_rule)
        yield from (self.standstill.review_rule, self.standstill.counting_rule)
        yield from self.tender_times.provisions()
        yield from self.answers_above.provisions()
        if self.answers_below is not None:
            yield from self.answers_below.provisions()
        if self.framework_rule is not None:
            yield self.framework_rule
        if self.longest_framework is not None:
            yield self.longest_framework.provision
        if self.purchasing_centres is not None:
            yield from (self.purchasing_centres.definition, self.purchasing_centres.provision)
