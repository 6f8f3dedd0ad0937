"""The language that clauses are held to: words and what to say instead, limits, and what is excused."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.patterns import lazy_pattern

WORD_CODES = {  # the rule of a word entry -> its code in the catalogue, which holds its severity
    "house": "TK-L062",
    "vague": "TK-L140",
    "residents": "TK-L149",
    "seat": "TK-L247",
    "recruitment": "TK-L150",
    "act": "TK-L151",
    "approval": "TK-L152",
    "plain": "TK-L153",
}
VAGUE = WORD_CODES["vague"]
_PIECE = lazy_pattern(r"\([^()]*\)|\S+")
_BETWEEN_WORDS = r"\s+\s+"  # what a star by itself leaves


class WordRule(Struct, frozen=True, dict=True):
    """A word that may not stand in a clause, unless one of `unless` stands in the same sentence, or none of `near` does."""

    word: str
    say: str
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    code: str = WORD_CODES["house"]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when a text may hold the word: most texts hold none."""
        return lazy_pattern(rf"(?<!\w){_form(self.word)}", re.IGNORECASE)

    @cached_property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """For each of its words, the last first, letters of which some must be in a sentence that holds it."""
        return tuple(map(_stems, reversed(_PIECE.findall(self.word.lower()))))

    def may_stand_in(self, lowered: str) -> bool:
        """Whether a sentence in small letters may hold the word: asked of every sentence for every word, and nearly always no."""
        for stems in self.stems:
            for stem in stems:
                if stem in lowered:
                    break
            else:
                return False
        return True

    def found_in(self, sentence: str) -> str:
        """The word as it stands in the sentence; empty when there is no fault."""
        lowered = sentence.lower()
        if not self.may_stand_in(lowered):
            return ""
        match = self.pattern.search(sentence)
        if match is None:
            return ""
        excused = any(word in lowered for word in self.unless)
        alone = bool(self.near) and not any(word in lowered for word in self.near)
        return "" if excused or alone else match[0]


class LanguageLimits(Struct, frozen=True):
    """How long a sentence may be and how hard a text, by its reader."""

    sentence_words: int = 30
    fewest_words: int = 50
    lix: Mapping[str, int] = field(
        default_factory=lambda: {"clause": 55, "supplier": 50, "authority": 50, "individual": 40}
    )


class LaterStandard(Struct, frozen=True):
    """What is asked of clauses that begin to be in force on `from_day` or later, counted in the built text.

    `lix` is for all the clauses of a document together. `duties` are verbs in the passive (`lämnas`), and `promises` other
    words (`får veta`), that oblige somebody without saying whom.
    """

    from_day: date
    sentence_words: int
    lix: int
    duties: frozenset[str] = frozenset()
    promises: tuple[tuple[str, ...], ...] = ()


class Language(Struct, frozen=True, dict=True):
    """Everything of `language.yaml`. `excuses` are pairs of clause id and word as the rule spells it.

    `later` is what later clauses are held to as well, and `is_later` says that the clause at hand is one.
    """

    words: tuple[WordRule, ...] = ()
    limits: LanguageLimits = LanguageLimits()
    abbreviations: frozenset[str] = frozenset()
    terms: tuple[str, ...] = ()
    excuses: frozenset[tuple[str, str]] = frozenset()
    later: LaterStandard | None = None
    is_later: bool = False

    def of_what_begins(self, day: date | None) -> "Language":
        """The language of a clause that began to be in force on that day, or that nobody has published yet."""
        if self.later is None or (day is not None and day < self.later.from_day):
            return self
        return replace(self, limits=replace(self.limits, sentence_words=self.later.sentence_words), is_later=True)

    @cached_property
    def vague_words(self) -> tuple[WordRule, ...]:
        return tuple(rule for rule in self.words if rule.code == VAGUE)

    @cached_property
    def other_words(self) -> tuple[WordRule, ...]:
        """Those that a measure doesn't excuse."""
        return tuple(rule for rule in self.words if rule.code != VAGUE)


def word_rule(
    word: str, say: str, unless: Iterable[str] = (), near: Iterable[str] = (), rule: str = "house"
) -> WordRule:
    """`beställar*` stands for every inflection, `(ska|måste) * anlita` for either word and up to five words between."""
    lowered = (tuple(map(str.lower, unless)), tuple(map(str.lower, near)))
    return WordRule(word, say, *lowered, WORD_CODES[rule])


def _form(word: str) -> str:
    """The spelling as a pattern; it is found where a word begins."""
    return r"\s+".join(map(_piece, _PIECE.findall(word))).replace(_BETWEEN_WORDS, r"(?:\s+\S+){0,5}\s+")


def _piece(piece: str) -> str:
    if piece == "*":
        return ""
    if piece.startswith("("):
        return f"(?:{'|'.join(_form(word) for word in piece[1:-1].split('|'))})"
    ending = r"\w*" if piece.endswith("*") else r"\b" if piece[-1].isalnum() else ""
    return re.escape(piece.rstrip("*")) + ending


def _stems(piece: str) -> tuple[str, ...]:
    """The longest word of each alternative; a star by itself needs nothing."""
    alternatives = piece[1:-1].split("|") if piece.startswith("(") else [piece]
    return tuple(max(alternative.replace("*", "").split() or [""], key=len) for alternative in alternatives)
