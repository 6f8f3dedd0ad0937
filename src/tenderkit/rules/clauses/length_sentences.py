"""Each sentence of the full text held against the one of the short text that says the same: by the words that they share."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import BUILT_IN_HOLES
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.length_stretches import Guard, Stretch
from tenderkit.rules.clauses.length_words import Lengths, in_other_cases, mark_words
from tenderkit.rules.language.binding_words import word_table
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.readability import sentences

_STEM = 4  # letters that two forms of one word share
_STEMS = lazy_pattern(rf"[^\W\d_]{{{_STEM},}}")
_HOLE = lazy_pattern(r"⟦\w+⟧")
_PARTIES = frozenset(f"⟦{name}⟧" for name in BUILT_IN_HOLES)
_SAYS_NOTHING = word_table(
    "plat avta enli denn dett dess elle efte inna unde geno skri seda krav lämn daga veck måna från till inte före utan inom "
    "vara blir även dock bara samm annat anna ange någo vill gäll varj också som"
)
_BINDS = lazy_pattern(r"\b(?:ska|skall|måste|får|har rätt)\b")
_NOT = r"\b(?:inte|aldrig|ingen|inget|inga)\b"
_DENIES = lazy_pattern(rf"^[^,]*{_NOT}", re.IGNORECASE)  # not in a clause of its own further on
_NO = lazy_pattern(
    rf"{_NOT}|\b(?:utan|bara|endast|varken|noll|annars|förbjud\w+|uteslut\w*|hindr\w+|avst\w+|avböj\w+|neka\w*|förlor\w+|fri\w*|upphör\w*)\b",
    re.IGNORECASE,
)
_NEAR = 0.4  # of the words that the nearest sentence shares: one sentence may have become two


class _Said(Struct, frozen=True):
    """A sentence, what it is about, and when it is printed."""

    words: str
    stems: frozenset[str]
    guard: Guard


def sentences_differ(lengths: Lengths) -> Iterator[ClauseFinding]:
    """What binds, and what each mark stands before, is said in the short text, as often, and with its *inte*."""
    for stretch in lengths.said:
        answers = lengths.answering(stretch) if stretch.marks else ()
        if not answers or stretch in answers:
            continue
        heard = [said for other in answers for said in _sentences(other)]
        for index, said in enumerate(_sentences(stretch)):
            if said.stems and (index == 0 or _BINDS.search(said.words)):
                yield from _held_against(lengths, stretch, said, heard)


def _held_against(lengths: Lengths, stretch: Stretch, said: _Said, heard: Sequence[_Said]) -> Iterator[ClauseFinding]:
    nearest = _nearest(said, heard)
    if not nearest:
        yield _finding("TK-L315", stretch, said.words)
        return
    if (case := lengths.unsaid((said.guard,), tuple(each.guard for each in nearest))) is not None:
        yield in_other_cases(stretch, f"”{_quoted(said.words)}”", case)
    if _DENIES.search(said.words) and not any(_NO.search(each.words) for each in nearest):
        yield ClauseFinding(Message("TK-L314", {"what": "”inte”", "mark": mark_words(stretch)}), line=stretch.line)


def _nearest(said: _Said, heard: Iterable[_Said]) -> list[_Said]:
    """The sentences that share the most with it; none when nothing is shared."""
    shared = [(len(said.stems & each.stems), each) for each in heard]
    most = max((count for count, _ in shared), default=0)
    return [each for count, each in shared if count and count >= most * _NEAR]


def _sentences(stretch: Stretch) -> list[_Said]:
    joined, begins = "", []
    for part in stretch.parts:
        joined += " " if joined[-1:].isalnum() and part.text[:1].isalnum() else ""
        begins.append((len(joined), part.guard))
        joined += part.text.replace("\n", " ")
    found, at = [], 0
    for sentence in sentences(joined):
        at = joined.index(sentence, at)
        guard = next((guard for start, guard in reversed(begins) if start <= at), stretch.guard)
        found.append(_Said(sentence, _stems(sentence), guard))
        at += len(sentence)
    return found


def _stems(words: str) -> frozenset[str]:
    """What the words are about; a parameter counts as a word."""
    found = {stem[:_STEM] for stem in _STEMS.findall(_HOLE.sub(" ", words.lower()))}
    return frozenset(found | set(_HOLE.findall(words))) - _SAYS_NOTHING - _PARTIES


def _finding(code: str, stretch: Stretch, words: str) -> ClauseFinding:
    return ClauseFinding(Message(code, {"what": _quoted(words), "mark": mark_words(stretch)}), line=stretch.line)


def _quoted(sentence: str, most: int = 60) -> str:
    return sentence if len(sentence) <= most else f"{sentence[:most].rstrip()} …"
