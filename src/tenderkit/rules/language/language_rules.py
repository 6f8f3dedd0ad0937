"""How a clause's sentences are built: who is obliged, to how much at once, in how many words."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import BUILT_IN_HOLES
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.built_length import longest_holes
from tenderkit.rules.language.clause_finding import ClauseFinding
from tenderkit.rules.language.language import LanguageLimits
from tenderkit.rules.language.obligations import Obligation, hides_a_duty, obligations_in
from tenderkit.rules.language.passages import Passage, Reading
from tenderkit.rules.language.readability import counted_words, lix

NO_HOLES: Mapping[str, int] = MappingProxyType({})
_HOLES = frozenset(f"⟦{name}⟧" for name in BUILT_IN_HOLES)
_PARTIES = _HOLES | {"matchningsstödet", "parterna", "parten", "leverantören", "myndigheten"}
_IMPERSONAL = frozenset({"finnas", "framgå", "ske"})
_OBLIGES = lazy_pattern(r"\b(?:ska|skall|får|har rätt|behöver)\b", re.IGNORECASE)
_NOTHING = lazy_pattern(r"(?:ingen|inget|inga|–|-)\b|[–-]$", re.IGNORECASE)
_SHOWN = 50


def each_requirement_obliges(reading: Reading) -> Iterator[ClauseFinding]:
    """A number in the requirements list without anything to do is a riddle."""
    for mark, parts in _requirements(reading.passages).items():
        if not any(_OBLIGES.search(sentence) for part in parts for sentence in part.sentences):
            yield ClauseFinding(Message("TK-L060", {"mark": mark}), line=parts[0].line)


def one_obligation_in_a_sentence(reading: Reading) -> Iterator[ClauseFinding]:
    """Two in one can't be followed up one by one."""
    for passage, sentence, found in _obliging(reading.passages):
        if len(found) > 1:
            yield _at("TK-L061", passage, sentence)


def somebody_is_obliged(reading: Reading) -> Iterator[ClauseFinding]:
    """*Det ska finnas* and *Man ska* oblige nobody; a numbered requirement has to name a party of the contract."""
    for passage, sentence, found in _obliging(reading.passages):
        numbered = passage.mark.startswith("k") and sentence == passage.sentences[0]
        if any(_obliges_nobody(obligation) for obligation in found) or (numbered and not _names_a_party(passage)):
            yield _at("TK-L141", passage, sentence)


def obligations_are_active(reading: Reading) -> Iterator[ClauseFinding]:
    """*Ska lämnas* leaves out who; *av leverantören* tells. A later clause's requirement hides no duty without *ska* either."""
    for passage, sentence, found in _obliging(reading.passages):
        if any(obligation.is_passive and not _has_agent(obligation) for obligation in found):
            yield _at("TK-L142", passage, sentence)
    later = reading.language.later
    if later is None or not reading.language.is_later:
        return
    for passage in reading.passages:
        for sentence in passage.sentences if passage.mark.startswith("k") else ():
            if hides_a_duty(sentence, later.duties, later.promises):
                yield _at("TK-L142", passage, sentence)


def obligations_can_be_followed_up(reading: Reading) -> Iterator[ClauseFinding]:
    """A requirement that nobody has to show or look at is no requirement."""
    obliges = any(passage.mark.startswith("k") for passage, _, _ in _obliging(reading.passages))
    for key in ("evidence", "follow_up") if obliges else ():
        if _NOTHING.match(getattr(reading.clause, key).strip()):
            yield ClauseFinding(Message("TK-L143", {"key": key}), (key,))


def sentences_are_short(reading: Reading) -> Iterator[ClauseFinding]:
    """Every reading of a sentence with alternatives is counted for itself."""
    holes = longest_holes(reading.clause) if reading.language.is_later else {}
    yield from long_sentences(reading.passages, reading.language.limits, holes)


def long_sentences(
    passages: tuple[Passage, ...], limits: LanguageLimits, holes: Mapping[str, int] = NO_HOLES
) -> Iterator[ClauseFinding]:
    """A hole is one word, or as many as `holes` says that it can come to."""
    for passage in passages:
        for sentence in passage.sentences:
            count = sum(holes.get(word, 1) for word in counted_words(sentence))
            if count > limits.sentence_words:
                yield _at("TK-L147", passage, sentence, count=str(count), most=str(limits.sentence_words))


def the_text_is_readable(reading: Reading) -> Iterator[ClauseFinding]:
    """A clause is law-like text and may be harder than a letter, but not hard."""
    yield from readability(reading.passages, reading.language.limits, "clause")


def readability(passages: tuple[Passage, ...], limits: LanguageLimits, reader: str) -> Iterator[ClauseFinding]:
    """LIX over the highest for this reader; a text of a few lines has none to speak of."""
    found = lix("\n".join(sentence for passage in passages for sentence in passage.sentences))
    most = limits.lix[reader]
    if found.words >= limits.fewest_words and found.value > most:
        facts = {"lix": f"{found.value:.0f}", "most": str(most)}
        yield ClauseFinding(Message("TK-L148", facts), line=passages[0].line)


SENTENCE_RULES: tuple[Callable[[Reading], Iterator[ClauseFinding]], ...] = (
    each_requirement_obliges,
    one_obligation_in_a_sentence,
    somebody_is_obliged,
    obligations_are_active,
    obligations_can_be_followed_up,
    sentences_are_short,
    the_text_is_readable,
)


def _requirements(passages: tuple[Passage, ...]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.mark.startswith("k"):
            found.setdefault(passage.mark, []).append(passage)
    return found


def _obliging(passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, str, tuple[Obligation, ...]]]:
    for passage in passages:
        for sentence in passage.sentences:
            if not sentence.endswith("?") and (found := obligations_in(sentence)):
                yield passage, sentence, found


def _obliges_nobody(obligation: Obligation) -> bool:
    subject = obligation.before[-1:]
    if subject == ("man",) or (subject == ("det",) and obligation.verb in _IMPERSONAL):
        return True
    return not subject and obligation.after[:1] == (obligation.verb,)


def _names_a_party(passage: Passage) -> bool:
    return any(party in sentence.lower() for sentence in passage.sentences for party in _PARTIES)


def _has_agent(obligation: Obligation) -> bool:
    """`företrädas av någon`, `lämnas inom 10 dagar av leverantören`."""
    words = obligation.after
    by = [i for i, word in enumerate(words) if word == "av"]
    return any(words[i - 1] == obligation.verb or _PARTIES.intersection(words[i + 1 : i + 2]) for i in by if i)


def _at(code: str, passage: Passage, sentence: str, **facts: str) -> ClauseFinding:
    """At the sentence: its first words that stand in the file as they are printed."""
    shown = re.sub(r"⟦[^⟧]*⟧", "…", sentence)
    facts["sentence"] = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1].rstrip()}…"
    plain = max(re.split(r"⟦[^⟧]*⟧", sentence), key=len).strip()
    return ClauseFinding(Message(code, facts), line=passage.line, words=plain[:_SHOWN].strip())
