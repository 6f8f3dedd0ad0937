"""The block of an act in `laws.yaml`, as it is written there."""

from typing import Annotated, TypeVar

import msgspec
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from tenderkit.model.case.choices import ProcedureKind, Subject
from tenderkit.model.case.values import Days, IsoDate, Line, Months, Several, refuse, shaped
from tenderkit.model.law.acts import Act, StandstillRule
from tenderkit.model.law.law_numbers import SfsNumber

T = TypeVar("T")
NO_RULE = "none"


def _silence_is_said(stated: object) -> object:
    """That an act has no rule is a fact like any other; an empty place is only one that nobody has filled in."""
    if stated is None:
        raise refuse("TK-C002")
    return None if stated == NO_RULE else stated


OrNone = Annotated[T | None, BeforeValidator(_silence_is_said)]


def _with_plain_spaces(stated: object) -> object:
    """A provision copied from a page may be bound together with no-break spaces; it is the same provision."""
    return stated.replace("\u00a0", " ").replace("\u202f", " ") if isinstance(stated, str) else stated


ProvisionText = Annotated[
    str,
    shaped(r"[0-9]{1,2}(?: [a-z])? kap\.(?: [^§]{1,100}§.{0,100})?", "TK-R126", {"type": "string"}),
    BeforeValidator(_with_plain_spaces),
]


class _Fact(BaseModel):
    """`source` is the act, or the amending act, that gave the provision its wording."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    source: Line = Field(title="författningen som gav bestämmelsen dess lydelse, till exempel SFS 2016:1145")


class AuthorityTermEntry(_Fact):
    """What the act calls the one who buys, in the definite form: *enheten* in an act about an upphandlande enhet."""

    word: Line = Field(title="myndigheten eller enheten")
    provision: ProvisionText = Field(title="bestämmelsen som säger vem det är")


class GovernedContractsEntry(_Fact):
    """What may be bought under the act; `words` is how the act itself says it."""

    subjects: Several[Subject] = Field(title="vilka subject som lagen gäller")
    words: Line = Field(title="samma sak med lagens ord")
    provision: ProvisionText = Field(title="bestämmelsen om vad lagen gäller")


class LongestFrameworkEntry(_Fact):
    """How long a framework agreement may run without special reasons."""

    months: Months = Field(title="månader som ett ramavtal får löpa utan särskilda skäl")
    provision: ProvisionText = Field(title="bestämmelsen om hur länge ett ramavtal får löpa")


class PurchasingCentresEntry(_Fact):
    """What a purchasing centre is, and that others may buy from it and through it."""

    definition: ProvisionText = Field(title="bestämmelsen om vad en inköpscentral är")
    provision: ProvisionText = Field(title="bestämmelserna om att köpa från och genom en inköpscentral")


class StandstillEntry(_Fact):
    """The days between the notice of award and the signing; `days_by_post` where it isn't sent electronically to everybody."""

    days: Days = Field(title="dagar när underrättelsen skickas elektroniskt")
    days_by_post: Days = Field(title="dagar när underrättelsen skickas på annat sätt")
    days_rule: ProvisionText = Field(title="bestämmelsen om dagarna")
    kinds: dict[ProcedureKind, StandstillRule] = Field(
        title="för varje förfarande applies, after_notice, unclear eller none"
    )
    kinds_rule: ProvisionText = Field(title="bestämmelserna om när avtalsspärr gäller")
    review_rule: ProvisionText = Field(title="bestämmelserna om förlängd avtalsspärr vid överprövning")
    counting_rule: ProvisionText = Field(title="bestämmelsen om en avtalsspärr som slutar på en helgdag")

    @field_validator("kinds")
    @classmethod
    def _every_kind(cls, kinds: dict[ProcedureKind, StandstillRule]) -> dict[ProcedureKind, StandstillRule]:
        if missing := [kind.value for kind in ProcedureKind if kind not in kinds]:
            raise refuse("TK-R125", kinds=", ".join(missing))
        return kinds


class TenderTimeEntry(BaseModel):
    """Days from the sending of the notice to the last day for tenders; `least` is what no exception goes below."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    least: Days = Field(title="kortaste tid som något undantag tillåter")
    usual: Days = Field(title="kortaste tid utan undantag, med elektroniska anbud")
    provision: ProvisionText = Field(title="bestämmelserna om anbudstiden")
    exceptions: OrNone[ProvisionText] = Field(title="bestämmelserna om kortare tid, eller none")


class TenderTimesEntry(_Fact):
    """How long tenders may be handed in above the threshold; below it the act names no days, only what `below_rule` says."""

    kinds: dict[ProcedureKind, OrNone[TenderTimeEntry]] = Field(
        title="för varje förfarande least, usual, provision och exceptions, eller none"
    )
    below_rule: OrNone[ProvisionText] = Field(title="bestämmelsen om skälig tid under tröskelvärdet, eller none")

    @field_validator("kinds")
    @classmethod
    def _a_time_for_every_kind(
        cls, kinds: dict[ProcedureKind, TenderTimeEntry | None]
    ) -> dict[ProcedureKind, TenderTimeEntry | None]:
        if missing := [kind.value for kind in ProcedureKind if kind not in kinds]:
            raise refuse("TK-R270", kinds=", ".join(missing))
        return kinds


class AnswerTimeEntry(_Fact):
    """How many days before the last day for tenders an answer is to be given, to everybody and in writing."""

    days: Days = Field(title="dagar före sista anbudsdag")
    days_hurried: OrNone[Days] = Field(title="dagar i ett påskyndat förfarande, eller none")
    provision: ProvisionText = Field(title="bestämmelsen om när svar ska lämnas")
    prolonging_rule: OrNone[ProvisionText] = Field(
        title="bestämmelsen om längre anbudstid efter ett sent svar, eller none"
    )


class ActEntry(BaseModel):
    """An act, and where in it the rules stand that decide the regime.

    `regime_rule` compares the value with the threshold; `value_rule` says how the value is estimated, `value_day_rule` for which
    moment, `framework_rule` for a framework agreement. `annex` lists the special services and `below_chapter` is where they
    and everything below the threshold belong; `direct_exceptions` allow a direct award whatever its limit. `amended_to` is the
    latest amending act in the text that the block was read from on `checked_on`, and nothing later than `consolidated_to` was
    known then.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: Line = Field(title="lagens namn med nummer")
    amended_to: SfsNumber = Field(title="senaste ändringsförfattning i den lästa texten")
    checked_on: IsoDate = Field(title="dagen då uppgifterna jämfördes med lagtexten")
    consolidated_to: IsoDate = Field(title="dagen som den lästa lydelsen gäller")
    regime_rule: ProvisionText = Field(title="bestämmelsen som jämför värdet med tröskelvärdet")
    value_rule: ProvisionText = Field(title="bestämmelsen om hur värdet beräknas")
    value_day_rule: ProvisionText = Field(title="bestämmelsen om vilken dag värdet gäller")
    framework_rule: OrNone[ProvisionText] = Field(title="bestämmelsen om ett ramavtals värde, eller none")
    annex: Line = Field(title="bilagan med särskilda tjänster")
    below_chapter: ProvisionText = Field(title="kapitlet för upphandling under tröskelvärdet")
    direct_exceptions: ProvisionText = Field(title="bestämmelserna om direktupphandling oavsett belopp")
    authority: AuthorityTermEntry = Field(title="ordet för den som köper: word, provision och source")
    governs: GovernedContractsEntry = Field(title="vad lagen gäller: subjects, words, provision och source")
    longest_framework: OrNone[LongestFrameworkEntry] = Field(
        title="hur länge ett ramavtal får löpa: months, provision och source, eller none"
    )
    purchasing_centres: OrNone[PurchasingCentresEntry] = Field(
        title="inköpscentraler: definition, provision och source, eller none"
    )
    standstill: StandstillEntry = Field(
        title="avtalsspärren: days, days_by_post, days_rule, kinds, kinds_rule, review_rule, counting_rule och source"
    )
    tender_times: TenderTimesEntry = Field(title="anbudstiden över tröskelvärdet: kinds, below_rule och source")
    answers_above: AnswerTimeEntry = Field(
        title="svar på frågor över tröskelvärdet: days, days_hurried, provision, prolonging_rule och source"
    )
    answers_below: OrNone[AnswerTimeEntry] = Field(title="detsamma under tröskelvärdet, eller none")


def act_of(entry: ActEntry) -> Act:
    """The checked block as the rules ask it: the same facts under the same names."""
    return msgspec.convert(entry.model_dump(), Act)
