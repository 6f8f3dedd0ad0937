"""One clause, one case of its tests: what the text says with the facts given, and where that differs from what was expected."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct, field

from tenderkit.assembly.blocks import BlockWriter
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.assembly.number import Numberer
from tenderkit.messages import Message, document_text
from tenderkit.model.case.choices import Law, Subject, TextLength
from tenderkit.model.clauses.clause import Clause, ClauseReference
from tenderkit.model.clauses.clause_test_file import ClauseCase
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.law.acts import Act
from tenderkit.model.papers.document import Block, CrossReference, Numbering, RequirementText
from tenderkit.model.papers.words import plain
from tenderkit.problems import Fault, Key
from tenderkit.rules.clauses.length_stretches import TEXT_LENGTH, has_two_lengths, stretches
from tenderkit.rules.conditions.deciding import ALWAYS, FactSource, decide
from tenderkit.rules.conditions.facts import COMPUTED, shape_of
from tenderkit.rules.conditions.given_facts import GivenFacts
from tenderkit.rules.conditions.own_values import with_own_values
from tenderkit.rules.contract.party_words import party_words
from tenderkit.writers.lines import block_lines

_SHOWN = 60


class Said(Struct, frozen=True):
    """What the clause says: `present` is whether it is in the document, `text` its blocks with an empty line between.

    `marks` are those whose words are printed, `values` what was written for each parameter.
    """

    present: bool
    text: str = ""
    questions: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()
    marks: frozenset[str] = frozenset()
    values: Mapping[str, str] = field(default_factory=dict)


def run_clause_test(clause: Clause, case: ClauseCase, acts: Mapping[Law, Act]) -> tuple[Fault, ...]:
    """Where the clause differs from the case, or its two lengths from each other; the keys are counted from the case."""
    said = say(clause, case.given, acts)
    found = tuple(_differences(clause, case, said))
    if not (case.applies and said.present and has_two_lengths(clause)):
        return found
    length = TextLength.read(case.given.get(TEXT_LENGTH, TextLength.FULL))
    other = next(each for each in TextLength if each is not length)
    return (*found, *_between_lengths(clause, said, say(clause, {**case.given, TEXT_LENGTH: other}, acts)))


def say(clause: Clause, given: Mapping[str, object], acts: Mapping[Law, Act]) -> Said:
    """Fill the clause in as a document would, with references shown by the id of the clause."""
    return said_with(clause, GivenFacts({TEXT_LENGTH: TextLength.FULL, **given}), acts)


def by_its_id(clause_id: str) -> str:
    """How a test names another clause."""
    return f"[[{clause_id}]]"


def said_with(
    clause: Clause, stated: FactSource, acts: Mapping[Law, Act], named: Callable[[str], str] = by_its_id
) -> Said:
    """The same with facts from anywhere, a case among them; the length is one of them. Other clauses are `named` by their ids."""
    facts = with_own_values(stated, (clause,))
    verdict = ALWAYS if clause.applies_if is None else decide(clause.applies_if, facts)
    if verdict.truth is not Truth.YES:
        questions = tuple(map(question_of, verdict.missing))
        return Said(present=verdict.truth is Truth.UNKNOWN, questions=questions)
    filler = Filler(
        facts=facts,
        parties=party_words(_subject(facts), acts[_law(facts)]),
        parameters=clause.parameters,
        references={
            piece.clause: CrossReference(piece.clause, f"avsnitt {named(piece.clause)}")
            for piece in pieces_in(clause.body)
            if isinstance(piece, ClauseReference)
        },
        question_for=question_of,
        findings=Findings(),
    )
    blocks = tuple(BlockWriter(filler, Numberer(Numbering.TEXT, (1,)), clause).blocks(clause.body))
    messages = tuple(message for _, message in filler.findings.faults)
    return Said(
        present=True,
        text=_text(blocks),
        questions=tuple(filler.findings.questions),
        messages=messages,
        marks=_marks(clause, facts),
        values=filler.values,
    )


def _marks(clause: Clause, facts: FactSource) -> frozenset[str]:
    """The marks that some words stand after."""
    return frozenset(
        mark
        for stretch in stretches(clause, str(facts.lookup(TEXT_LENGTH)))
        if any(all(decide(each, facts).truth is Truth.YES for each in part.guard) for part in stretch.parts)
        for mark in stretch.marks
    )


def _between_lengths(clause: Clause, said: Said, other: Said) -> Iterator[Fault]:
    """The same duties, values, questions and faults in both lengths, but for what the short text may leave."""
    told = ([*each.questions, *(message.code for message in each.messages)] for each in (said, other))
    differing = [f"{{#{mark}}}" for mark in sorted((said.marks ^ other.marks) - clause.short_leaves.keys())]
    differing += [f"{{{{ {name} }}}}" for name in clause.parameters if said.values.get(name) != other.values.get(name)]
    differing += sorted(frozenset.symmetric_difference(*map(frozenset, told)))
    yield from (Fault(("given",), Message("TK-L318", {"what": what})) for what in differing)


def question_of(path: str) -> str:
    """The question that a missing fact becomes, unless the parameter words its own."""
    shape = shape_of(path)
    return document_text("document.question.fact", title=f"{shape.title if shape else path} ({path})")


def _subject(facts: FactSource) -> Subject:
    stated = facts.lookup("contract.subject")
    return stated if isinstance(stated, Subject) else Subject.GOODS


def _law(facts: FactSource) -> Law:
    stated = facts.lookup("law")
    return stated if isinstance(stated, Law) else Law.LOU


def _text(blocks: Iterable[Block]) -> str:
    return "\n\n".join(_typed(_block_text(block)) for block in blocks)


def _block_text(block: Block) -> str:
    if isinstance(block, RequirementText):
        return f"({block.id.rpartition('.')[2]}) {plain(block.inlines)}"
    return "\n".join(block_lines(block))


def _typed(text: str) -> str:
    """As it is typed on a keyboard: ordinary spaces."""
    return text.replace("\u00a0", " ")


def _differences(clause: Clause, case: ClauseCase, said: Said) -> Iterator[Fault]:
    if said.present is not case.applies:
        yield Fault(("applies",) if said.present else ("given",), Message("TK-L165" if said.present else "TK-L164"))
        return
    text = _folded(said.text)
    for index, sentence in enumerate(case.must):
        if _folded(sentence) not in text:
            yield Fault(("must", index), Message("TK-L166", {"sentence": _short(sentence)}))
    for index, sentence in enumerate(case.must_not):
        if _folded(sentence) in text:
            yield Fault(("must_not", index), Message("TK-L167", {"sentence": _short(sentence)}))
    yield from _question_differences(clause, case, said)
    yield from _code_differences(case, said)
    if case.golden is not None and case.golden.rstrip() != said.text:
        yield _golden_difference(case.golden, said.text)


def _question_differences(clause: Clause, case: ClauseCase, said: Said) -> Iterator[Fault]:
    """A question is expected by its words, in whole or in part, or by the path of the fact that is missing."""
    expected = [_expected_words(clause, wanted) for wanted in case.questions]
    for index, (wanted, words) in enumerate(zip(case.questions, expected, strict=True)):
        if not any(word in question for word in words for question in said.questions):
            yield Fault(("questions", index), Message("TK-L168", {"question": _short(wanted)}))
    known = [word for words in expected for word in words]
    for question in said.questions:
        if not any(word in question for word in known):
            yield Fault(("questions",), Message("TK-L169", {"question": question}))


def _expected_words(clause: Clause, wanted: str) -> tuple[str, ...]:
    if not is_within(wanted, COMPUTED) and shape_of(wanted) is None:
        return (wanted,)
    own = (parameter.ask for parameter in clause.parameters.values() if parameter.source == wanted and parameter.ask)
    return (f"({wanted})", *own)


def _code_differences(case: ClauseCase, said: Said) -> Iterator[Fault]:
    came = {message.code: message for message in said.messages}
    for index, code in enumerate(case.codes):
        if code not in came:
            yield Fault(("codes", index), Message("TK-L170", {"code": code}))
    for code, message in came.items():
        if code not in case.codes:
            yield Fault(("codes",), Message("TK-L171", {"code": code, "what": message.what}))


def _golden_difference(golden: str, text: str) -> Fault:
    """Names the first line that differs."""
    key: Key = ("golden",)
    if not golden.strip():
        return Fault(key, Message("TK-L172"))
    expected, came = golden.rstrip().split("\n"), text.split("\n")
    same = next((i for i, (one, other) in enumerate(zip(expected, came, strict=False)) if one != other), None)
    line = min(len(expected), len(came)) if same is None else same
    one, other = (lines[line] if line < len(lines) else "–" for lines in (expected, came))
    start = next((i for i, letters in enumerate(zip(one, other, strict=False)) if letters[0] != letters[1]), 0)
    start = max(0, start - _SHOWN // 2)
    facts = {"line": str(line + 1), "expected": _short(one[start:]), "came": _short(other[start:])}
    return Fault(key, Message("TK-L173", facts))


def _folded(text: str) -> str:
    """The words on one line, so that breaks and wide spaces don't matter."""
    return " ".join(text.split())


def _short(sentence: str) -> str:
    folded = _folded(sentence)
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"
