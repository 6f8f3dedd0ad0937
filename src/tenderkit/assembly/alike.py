"""Documents that answer alike: a tree of the questions that compositions have asked, in their order, with what came of each way through."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any, Generic, TypeVar, assert_never

from tenderkit.assembly.open_values import Held, Judged, Listed, Question, Shapes, Worded, fits
from tenderkit.model.conditions.condition import Truth
from tenderkit.rules.conditions.compiled import compiled
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.language.wording import WordingError, write

Leaf = TypeVar("Leaf")
Ask = Callable[[FactSource, list[str]], Hashable]


class _NoAnswerError(Exception):
    """A fact is missing or can't be written: only the composition itself tells what then."""


class _Step:
    """A question, and where each answer leads."""

    __slots__ = ("ask", "next")

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.next: dict[Hashable, Any] = {}


class _Remembering:
    """The same facts; each path is looked up once for a document."""

    __slots__ = ("_facts", "_known")

    def __init__(self, facts: FactSource) -> None:
        self._facts = facts
        self._known: dict[str, object | None] = {}

    def lookup(self, path: str) -> object | None:
        try:
            return self._known[path]
        except KeyError:
            value = self._known[path] = self._facts.lookup(path)
            return value


class Alike(Generic[Leaf]):
    """The ways through one composition. `stems` and `exact` are those of `Asking`.

    A thread may walk while another one adds: a way is hung up when it is whole.
    """

    def __init__(self, stems: Collection[str], exact: Collection[tuple[str, str]]) -> None:
        self._shape, self._exact = Shapes(stems), exact
        self._top = _Step(lambda facts, texts: None)  # noqa: ARG005 - the shape of a question
        self.ways = 0

    def find(self, facts: FactSource, texts: list[str]) -> tuple[bool, Leaf | None]:
        """Whether the way is known, and what is at its end; the words of open values are added to `texts`."""
        step, facts = self._top, _Remembering(facts)
        try:
            while type(step) is _Step:
                step = step.next[step.ask(facts, texts)]
        except KeyError:
            return False, None
        except (_NoAnswerError, TypeError):  # what can't be hashed is no answer either
            return True, None
        return True, step  # type: ignore[return-value]  # what was added as a leaf

    def add(self, asked: Sequence[tuple[Question, Hashable]], after: tuple[Ask, Hashable], leaf: Leaf | None) -> None:
        """The way of these answers; `after` is a last question, about the words of the values themselves."""
        ways = [(self._ask(question), answer) for question, answer in asked]
        step, answer_before = self._top, None
        for ask, answer in (*ways, after):
            known = step.next.get(answer_before)
            if known is None:
                step.next[answer_before] = known = _Step(ask)
            step, answer_before = known, answer
        step.next[answer_before] = leaf
        self.ways += 1

    def _ask(self, question: Question) -> Ask:
        match question:
            case Judged(condition):
                return _judging(compiled(condition))
            case Held(path):
                return lambda facts, texts: facts.lookup(path)  # noqa: ARG005 - the shape of a question
            case Worded():
                return self._wording(question)
            case Listed(path):
                return self._listing(path)
            case _:
                assert_never(question)

    def _listing(self, path: str) -> Ask:
        shape_of = self._shape

        def ask(facts: FactSource, texts: list[str]) -> Hashable:
            items = facts.lookup(path)
            if not isinstance(items, tuple) or not items:
                return items
            words = tuple(map(str, items))
            shapes = tuple(map(shape_of, words))
            texts.extend(each for each, shape in zip(words, shapes, strict=True) if shape.exact is None)
            return shapes

        return ask

    def _wording(self, question: Worded) -> Ask:
        parameter, shape_of = question.parameter, self._shape
        path, exact = parameter.source, (parameter.name, parameter.source) in self._exact

        def ask(facts: FactSource, texts: list[str]) -> Hashable:
            value = facts.lookup(path)
            if value is None or value == ():
                raise _NoAnswerError
            try:
                text = write(parameter, value)
            except WordingError:
                raise _NoAnswerError from None
            if not fits(parameter, value, text):
                raise _NoAnswerError
            shape = shape_of(text, exact=exact)
            if shape.exact is None:
                texts.append(text)
            return shape

        return ask


def _judging(test: Callable[[FactSource], Truth]) -> Ask:
    def ask(facts: FactSource, texts: list[str]) -> Hashable:  # noqa: ARG001 - the shape of a question
        truth = test(facts)
        if truth is Truth.UNKNOWN:
            raise _NoAnswerError
        return truth

    return ask
