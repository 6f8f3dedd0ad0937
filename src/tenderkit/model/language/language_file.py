"""`language.yaml`: the language that clauses are held to, as data that a coordinator can read and change."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.clauses.clause_names import ClauseId, Sentence

RuleCode = Annotated[str, Field(pattern=r"^TK-L[0-9]{3}$")]
WordRuleName = Literal["house", "vague", "residents", "seat", "recruitment", "act", "approval", "plain"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class WordEntry(_Part):
    """A word that clauses avoid, and what they say instead.

    It is excused by any word of `unless` in the same sentence, and only counts together with any of `near`.
    """

    word: Sentence
    say: Sentence
    rule: WordRuleName = "house"
    unless: tuple[Sentence, ...] = ()
    near: tuple[Sentence, ...] = ()
    example: Sentence | None = None
    counterexample: Sentence | None = None


class ExcuseEntry(_Part):
    """A vague word that a clause may use all the same, and why."""

    clause: ClauseId
    word: Sentence
    reason: Sentence


class RuleEntry(_Part):
    """What a rule about sentences finds and what it leaves alone: bodies in the clause language, with front matter."""

    code: RuleCode
    example: Sentence
    counterexample: Sentence
    example_front: dict[str, str] = {}
    counterexample_front: dict[str, str] = {}


class LixEntry(_Part):
    """The highest LIX by reader."""

    clause: Annotated[int, Field(ge=20, le=100)] = 55
    supplier: Annotated[int, Field(ge=20, le=100)] = 50
    authority: Annotated[int, Field(ge=20, le=100)] = 50
    individual: Annotated[int, Field(ge=20, le=100)] = 40


class LimitsEntry(_Part):
    """`fewest_words`: shorter texts have no LIX to speak of."""

    sentence_words: Annotated[int, Field(ge=10, le=100)] = 30
    fewest_words: Annotated[int, Field(ge=1, le=1000)] = 50
    lix: LixEntry = LixEntry()


class LaterEntry(_Part):
    """What is asked of the clauses that begin to be in force on the day `from` or later, counted in the built text.

    `duties` are verbs, and `promises` other words, that oblige somebody without saying whom.
    """

    from_day: Annotated[date, Field(alias="from")]
    sentence_words: Annotated[int, Field(ge=10, le=100)]
    lix: Annotated[int, Field(ge=20, le=100)]
    duties: tuple[Sentence, ...] = ()
    promises: tuple[Sentence, ...] = ()


class LanguageFile(_Part):
    """`language.yaml`. A municipality's own adds words, excuses, abbreviations and terms, and may set its own limits."""

    format: Literal["1"]
    limits: LimitsEntry | None = None
    later: LaterEntry | None = None
    abbreviations: dict[str, Sentence] = {}
    terms: tuple[Sentence, ...] = ()
    words: tuple[WordEntry, ...] = ()
    excuses: tuple[ExcuseEntry, ...] = ()
    rules: tuple[RuleEntry, ...] = ()
