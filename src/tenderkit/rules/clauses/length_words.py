"""What the words of one length oblige to that those of the other don't: numbers, parameters, duties and whose they are."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, Clause, ClauseKind
from tenderkit.model.conditions.condition import And, Comparison, Condition, Not, Operator, Stated
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.clauses.length_standing import Facts, Saying, unsaid_in
from tenderkit.rules.clauses.length_stretches import Guard, Printed, Stretch
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.obligations import obligations_in
from tenderkit.rules.language.readability import sentences
from tenderkit.rules.language.stated_numbers import stated_numbers

_PARTY = "supplier|authority"
_MUST = lazy_pattern(r"\b(?:ska|skall|måste)\b")
_WHO = lazy_pattern(rf"⟦({_PARTY})⟧(?: \w+){{0,2}} (?:ska|skall|måste)\b|\b(?:ska|skall|måste)(?: \w+)? ⟦({_PARTY})⟧")
_BOTH = lazy_pattern(r"\b(?:båda )?parter(?:na)?\b", re.IGNORECASE)
_WEAK = lazy_pattern(r"\b(?:bör|borde|helst|gärna|normalt|om möjligt|i mån av)\b", re.IGNORECASE)
_LEAST, _MOST = "minst", "högst"
_LIMIT = lazy_pattern(rf"\b({_LEAST}|{_MOST})\s+(⟦\w+⟧|\w+)", re.IGNORECASE)


class Lengths(Struct, frozen=True):
    """One length against the other: what `said` says must be found in `heard`."""

    clause: Clause
    said: Sequence[Stretch]
    heard: Sequence[Stretch]
    names: tuple[str, str]

    @property
    def binds(self) -> bool:
        """Whether *ska* obliges somebody: information only tells of it."""
        return self.clause.kind not in (ClauseKind.INFORMATION, ClauseKind.DEFINITION)

    def answering(self, stretch: Stretch) -> tuple[Stretch, ...]:
        """Where the other length says the same, by the marks; anywhere, for words that no mark stands before."""
        if not stretch.marks:
            return tuple(self.heard)
        return tuple(other for other in self.heard if set(stretch.marks) & set(other.marks))

    def unsaid(self, said: tuple[Guard, ...], heard: tuple[Guard, ...]) -> Facts | None:
        """A case in which the other length doesn't say it."""
        return unsaid_in(self.clause, Saying(self.names[0], said), Saying(self.names[1], heard))


Feature = Callable[[Printed], frozenset[str]]


def numbers_of(part: Printed) -> frozenset[str]:
    return frozenset() if part.hole else stated_numbers(part.text)


def holes_of(part: Printed) -> frozenset[str]:
    return frozenset({f"⟦{part.hole}⟧"}) if part.hole and part.hole not in BUILT_IN_HOLES else frozenset()


def duties_of(part: Printed) -> frozenset[str]:
    return frozenset({"ska"}) if _MUST.search(part.text) else frozenset()


def values_differ(lengths: Lengths) -> Iterator[ClauseFinding]:
    """Numbers and parameters that only one length has, or has in other cases."""
    for stretch in lengths.said:
        yield from _says_otherwise(lengths, stretch, "TK-L307", numbers_of)
        yield from _says_otherwise(lengths, stretch, "TK-L308", holes_of)


def _says_otherwise(lengths: Lengths, stretch: Stretch, code: str, feature: Feature) -> Iterator[ClauseFinding]:
    """Of words whose marks the other length lacks it is enough to say that, but a number is never left to anything."""
    answers = lengths.answering(stretch)
    if not answers and not set(stretch.marks) <= lengths.clause.short_leaves.keys():
        return
    heard = _guards((part for other in answers for part in other.parts), feature)
    for what, said in _guards(stretch.parts, feature).items():
        if not heard.get(what):
            yield _found(code, stretch, what)
        elif (case := lengths.unsaid(said, heard[what])) is not None:
            yield in_other_cases(stretch, what, case)


def _guards(parts: Sequence[Printed] | Iterator[Printed], feature: Feature) -> dict[str, tuple[Guard, ...]]:
    found: dict[str, tuple[Guard, ...]] = defaultdict(tuple)
    for part in parts:
        for what in feature(part):
            found[what] = (*found[what], part.guard)
    return found


def in_other_cases(stretch: Stretch, what: str, case: Facts) -> ClauseFinding:
    """Both lengths say it, but not in the same cases."""
    facts = {"what": what, "mark": mark_words(stretch), "case": case_words(case)}
    return ClauseFinding(Message("TK-L304", facts), line=stretch.line)


def mark_words(stretch: Stretch) -> str:
    return ", ".join(stretch.marks) or "–"


def case_words(facts: Facts) -> str:
    """The case in the condition language; empty when there are too many to try."""
    parts = tuple(part for path, value in facts.items() for part in _conditions(path, value))
    return condition_text(And(parts)) if parts else "–"


def _conditions(path: str, value: object | None) -> Iterator[Condition]:
    if value is None:
        yield Not(Stated(path))
    elif isinstance(value, tuple):
        yield from (Comparison(path, Operator.CONTAINS, word) for word in value)
    else:
        yield Comparison(path, Operator.EQUAL, value)  # type: ignore[arg-type]  # a value that a condition named


def duties_weaken(lengths: Lengths) -> Iterator[ClauseFinding]:
    """That something must be done, by whom, and the sense of a limit: the short text may not turn them round."""
    for stretch in lengths.said:
        answers = lengths.answering(stretch) if stretch.marks else ()
        if answers and stretch not in answers:
            words = " ".join(other.words for other in answers)
            yield from (_found("TK-L314", stretch, what) for what in _lost(stretch.words, words))
            yield from (_found("TK-L316", stretch, what) for what in _turned(stretch.words, words))
            if lengths.binds and any(map(obligations_in, sentences(stretch.words))):
                yield from _says_otherwise(lengths, stretch, "TK-L314", duties_of)


def duties_grow(lengths: Lengths) -> Iterator[ClauseFinding]:
    """What only the short text says (`said` is the short one): a duty of somebody else's, and words that weaken one."""
    for stretch in lengths.said:
        answers = lengths.answering(stretch) if stretch.marks else ()
        if answers and stretch not in answers:
            words = " ".join(other.words for other in answers)
            weak = {found.lower() for found in _WEAK.findall(stretch.words)}
            found = (*_lost(stretch.words, words), *sorted(weak - {each.lower() for each in _WEAK.findall(words)}))
            yield from (_found("TK-L314", stretch, what) for what in found)


def _found(code: str, stretch: Stretch, what: str) -> ClauseFinding:
    return ClauseFinding(Message(code, {"what": what, "mark": mark_words(stretch)}), line=stretch.line)


def _lost(words: str, other: str) -> Iterator[str]:
    if not (_BOTH.search(other) or _BOTH.search(words)):
        yield from (f"⟦{party}⟧ ska" for party in sorted(_obliged(words) - _obliged(other)))


def _obliged(words: str) -> set[str]:
    return {match[1] or match[2] for match in _WHO.finditer(words)}


def _turned(words: str, other: str) -> Iterator[str]:
    """*Minst* that became *högst*, or the other way round."""
    heard = _limits(other)
    for value, limits in _limits(words).items():
        if value in heard and not limits & heard[value]:
            yield f"{' '.join(sorted(limits))} {value}"


def _limits(words: str) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for match in _LIMIT.finditer(words):
        found[match[2].strip()].add(match[1].lower())
    return found
