"""A text's tree walked with the facts of a case: holes become values, alternatives are decided, nothing is parsed again."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.assembly.own_words import asked_with_choices, asked_words
from tenderkit.messages import Message
from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    ClauseReference,
    Hole,
    InlineChoice,
    Mark,
    Node,
    Parameter,
    ParameterType,
    Pieces,
    Words,
)
from tenderkit.model.conditions.condition import Condition, Truth
from tenderkit.model.papers.document import CrossReference, Inline, Inlines, OpenQuestion, Text
from tenderkit.model.papers.words import inline_words
from tenderkit.rules.conditions.deciding import Decider, FactSource, Verdict, decide
from tenderkit.rules.language.references import bound_references
from tenderkit.rules.language.wording import Wording, WordingError, write

_SENTENCE_ENDS = (". ", "? ", "! ", ": ")
_LEFT_OPEN = "…"
_JOINED = (" ", ",")  # words that begin so are joined to those before


Items = Callable[[str, tuple[object, ...]], tuple[str, ...]]


def as_written(_: str, items: tuple[object, ...]) -> tuple[str, ...]:
    """The words of each item of the list at a path."""
    return tuple(map(str, items))


class Findings(Struct):
    """What filling a document finds on its way: questions to the officer, and faults with the path of their fact."""

    questions: dict[str, str] = field(default_factory=dict)  # the words, and the path of the fact they ask for
    faults: list[tuple[str, Message]] = field(default_factory=list)

    def ask(self, question: str, path: str) -> OpenQuestion:
        """The question as it is listed, on page one."""
        self.questions.setdefault(question, path)
        return OpenQuestion(question, path)


class Filler(Struct, frozen=True):
    """Fills one text: `references` says how each clause is pointed to, `question_for` words the question about a missing fact."""

    facts: FactSource
    parties: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    references: Mapping[str, CrossReference]
    question_for: Callable[[str], str]
    findings: Findings
    values: dict[str, str] = field(default_factory=dict)  # what was written, by parameter; free text is left out
    decide: Decider = decide
    write: Wording = write
    items: Items = as_written

    def decided(self, nodes: Body) -> Iterator["Node | OpenQuestion"]:
        """The blocks that apply; a branch that can't be decided becomes its question."""
        for node in nodes:
            if not isinstance(node, BlockChoice):
                yield node
                continue
            for condition, inner in node.branches:
                verdict = self._decide(condition)
                if verdict.truth is Truth.UNKNOWN:
                    yield from (self.findings.ask(self.question_for(path), path) for path in verdict.missing)
                    break
                if verdict.truth is Truth.YES:
                    yield from self.decided(inner)
                    break

    def inlines(self, pieces: Pieces) -> Inlines:
        """The words of a paragraph or cell, with values in place."""
        written = tuple(self._written(pieces))
        return _merged(_capitalised(_in_place(written)))

    def marks(self, pieces: Pieces) -> Iterator[str]:
        """The marks of what is printed, in reading order."""
        for piece in pieces:
            if isinstance(piece, Mark):
                yield piece.id
            elif isinstance(piece, InlineChoice):
                taken = next((inner for condition, inner in piece.branches if self.holds(condition)), ())
                yield from self.marks(taken)

    def holds(self, condition: Condition | None) -> bool:
        """Whether a row with this condition is printed; an undecided one is, so that its question is seen."""
        return self._decide(condition).truth is not Truth.NO

    def _decide(self, condition: Condition | None) -> Verdict:
        return Verdict(Truth.YES, ()) if condition is None else self.decide(condition, self.facts)

    def _written(self, pieces: Pieces) -> Iterator["_Written"]:
        for piece in pieces:
            match piece:
                case Words(text, strong, emphasis):
                    yield Text(text, strong, emphasis)
                case Hole():
                    yield self._hole(piece)
                case ClauseReference(clause):
                    yield self._reference(clause)
                case Mark():
                    pass
                case InlineChoice():
                    yield from self._choice(piece)

    def _choice(self, choice: InlineChoice) -> Iterator["_Written"]:
        for condition, pieces in choice.branches:
            verdict = self._decide(condition)
            if verdict.truth is Truth.UNKNOWN:
                yield from self._undecided(choice, verdict.missing)
                return
            if verdict.truth is Truth.YES:
                yield from self._written(pieces)
                return

    def _undecided(self, choice: InlineChoice, missing: tuple[str, ...]) -> Iterator["_Written"]:
        """What decides is named where the words would stand, set apart from those around; parts of a sentence are shown."""
        if any(_first_letter(pieces) in _JOINED for _, pieces in choice.branches):
            yield Text(" ")
        possible = self._possible(choice)
        part_of_a_sentence = not all(words == _LEFT_OPEN or _is_whole(words) for words in possible)
        for path in missing:
            asked, last = self.findings.ask(self.question_for(path), path), path == missing[-1]
            words = asked_words(path)
            within = asked_with_choices(words, possible) if last else words
            yield _Asked(asked, within) if part_of_a_sentence else asked
            yield from [] if last else [Text(" ")]
        if any(_last_letter(pieces) == " " for _, pieces in choice.branches):
            yield Text(" ")

    def _possible(self, choice: InlineChoice) -> tuple[str, ...]:
        """What may come to stand there, '' for nothing; what is asked inside it is left open."""
        aside = replace(self, findings=Findings(), values={})
        found: list[str] = []
        for condition, pieces in choice.branches:
            truth = self._decide(condition).truth
            if truth is not Truth.NO:
                found.append("".join(map(_or_left_open, aside.inlines(pieces))).strip())
            if truth is Truth.YES:
                break
        else:
            found.append("")
        return tuple(dict.fromkeys(found))

    def _reference(self, clause: str) -> Inline:
        reference = self.references.get(clause)
        if reference is None:
            self.findings.faults.append(("", Message("TK-L034", {"clause": clause})))
            return Text("")
        return reference

    def _hole(self, hole: Hole) -> "_Written":
        if hole.name in self.parties:
            return _PartyWord(self.parties[hole.name], hole.strong, hole.emphasis)
        parameter = self.parameters[hole.name]
        value = self.facts.lookup(parameter.source)
        if value is None or value == ():
            asked = self.findings.ask(parameter.ask or self.question_for(parameter.source), parameter.source)
            return _Asked(asked, asked_words(parameter.source, parameter.type))
        self._check_bounds(parameter, value)
        try:
            text = self.write(parameter, value)
        except WordingError:
            self.findings.faults.append((parameter.source, Message("TK-R051", {"parameter": parameter.name})))
            return Text("")
        if parameter.type not in (ParameterType.TEXT, ParameterType.TEXT_LIST):
            self.values[parameter.name] = text
        elif len(text) > parameter.max_length:
            facts = {"length": str(len(text)), "longest": str(parameter.max_length)}
            self.findings.faults.append((parameter.source, Message("TK-R052", facts)))
        return Text(text, hole.strong, hole.emphasis)

    def _check_bounds(self, parameter: Parameter, value: object) -> None:
        low, high = parameter.minimum, parameter.maximum
        if not isinstance(value, int | Decimal) or (low is None and high is None):
            return
        if (low is not None and value < low) or (high is not None and value > high):
            facts = {"value": str(value), "low": str(low or 0), "high": str(high or "–")}
            self.findings.faults.append((parameter.source, Message("TK-R050", facts)))


class _PartyWord(Struct, frozen=True):
    """A party's name whose first letter depends on where it stands."""

    word: str
    strong: bool
    emphasis: bool


class _Asked(Struct, frozen=True):
    """A question as it is asked where it stands alone, and in the few words that stand `within` a sentence."""

    question: OpenQuestion
    within: str


_Written = Inline | _PartyWord | _Asked


def _in_place(written: tuple[_Written, ...]) -> tuple[Inline | _PartyWord, ...]:
    """A question that has the paragraph or the cell to itself is asked in full; among other words it must not break them."""
    is_alone = all(isinstance(each, _Asked) or (isinstance(each, Text) and not each.text.strip()) for each in written)
    return tuple(
        (each.question if is_alone else OpenQuestion(each.within, each.question.path))
        if isinstance(each, _Asked)
        else each
        for each in written
    )


def _is_whole(words: str) -> bool:
    """Whether these are sentences by themselves, or nothing: then the question is one too."""
    return not words or (words[0].isupper() and words.endswith("."))


def _or_left_open(inline: Inline) -> str:
    return _LEFT_OPEN if isinstance(inline, OpenQuestion) else inline_words(inline)


def _first_letter(pieces: Pieces) -> str:
    first = pieces[0] if pieces else None
    if isinstance(first, InlineChoice):
        return next(filter(None, (_first_letter(inner) for _, inner in first.branches)), "")
    return first.text[:1] if isinstance(first, Words) else ""


def _last_letter(pieces: Pieces) -> str:
    last = pieces[-1] if pieces else None
    return last.text[-1:] if isinstance(last, Words) else ""


def _capitalised(inlines: tuple[Inline | _PartyWord, ...]) -> Iterator[Inline]:
    before = ""
    for inline in inlines:
        if isinstance(inline, _PartyWord):
            starts = not before.strip() or before.endswith(_SENTENCE_ENDS)
            word = inline.word.capitalize() if starts else inline.word
            inline = Text(word, inline.strong, inline.emphasis)  # noqa: PLW2901 - the word in its final form
        before += inline_words(inline)
        yield inline


def _merged(inlines: Iterator[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for inline in inlines:
        last = merged[-1] if merged else None
        same_look = (
            isinstance(inline, Text)
            and isinstance(last, Text)
            and (inline.strong, inline.emphasis) == (last.strong, last.emphasis)
        )
        if same_look and isinstance(inline, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + inline.text, last.strong, last.emphasis)
        elif not isinstance(inline, Text) or inline.text:
            merged.append(inline)
    return tuple(
        replace(inline, text=bound_references(inline.text)) if isinstance(inline, Text) else inline for inline in merged
    )
