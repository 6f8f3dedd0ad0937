"""Documents that answer alike: a tree of the questions that compositions have asked, in their order, with what came of each way through."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from tenderkit.assembly.open_values import Held, Judged, Listed, Question, Shape, Shapes, Worded, fits
from tenderkit.model.conditions.condition import Comparison, Membership, Stated, Truth, atoms_of
from tenderkit.rules.conditions.compiled import compiled
from tenderkit.rules.conditions.deciding import FactSource, truth_of_atom
from tenderkit.rules.language.wording import WordingError, write

Leaf = TypeVar("Leaf")
Ask = Callable[[FactSource, list[str]], Hashable]
Atom = Comparison | Membership | Stated
_MOST_VALUES = 2000  # whose answers are remembered


class _NoAnswerError(Exception):
    """A fact is missing or can't be written: only the composition itself tells what then."""


class _Step:
    """A question, and where each answer leads; whether it writes words into the document."""

    __slots__ = ("ask", "next", "writes")

    def __init__(self, ask: Ask, *, writes: bool = False) -> None:
        self.ask = ask
        self.next: dict[Hashable, Any] = {}
        self.writes = writes


class _Way(NamedTuple):
    """What is left to ask where everything else has been answered as before: the words; by their shapes the last step."""

    asks: tuple[Ask, ...]
    last: dict[tuple[Hashable, ...], _Step]


class _Marks:
    """What the conditions ask of one path: for each value the truths of all of them; the value itself where it matters whole."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.is_held = False
        self._atoms: list[Atom] = []
        self._truths: dict[object, tuple[Truth, ...]] = {}

    def copy(self) -> "_Marks":
        """One that may be asked more."""
        other = _Marks(self.path)
        other.is_held, other._atoms = self.is_held, list(self._atoms)
        return other

    def ask(self, atom: Atom) -> None:
        """One more comparison."""
        if atom not in self._atoms:
            self._atoms.append(atom)
            self._truths = {}

    def of(self, value: object | None) -> Hashable:
        """The answers for a value."""
        if self.is_held:
            return value
        if all(
            isinstance(atom, Stated) for atom in self._atoms
        ):  # a thousand lots needn't be told from others to say that
            return tuple([truth_of_atom(atom, value) for atom in self._atoms])
        found = self._truths.get(value)
        if found is None:
            found = tuple(truth_of_atom(atom, value) for atom in self._atoms)
            if len(self._truths) < _MOST_VALUES:
                self._truths[value] = found
        return found


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
        # What is asked of each path, and the ways by all answers but the words: one pair, which is exchanged at once.
        self._known: tuple[dict[str, _Marks], dict[Hashable, _Way]] = ({}, {})
        self.ways = 0

    def find(self, facts: FactSource, texts: list[str]) -> tuple[bool, Leaf | None]:
        """Whether the way is known, and what is at its end; the words of open values are added to `texts`."""
        facts, before = _Remembering(facts), len(texts)
        known, ways = self._known
        try:
            key = tuple([marks.of(facts.lookup(path)) for path, marks in known.items()])
            way = ways.get(key)
            last = way.last.get(tuple([ask(facts, texts) for ask in way.asks])) if way is not None else None
            if last is not None:
                return True, last.next[last.ask(facts, texts)]
            del texts[before:]
            leaf, asks, shapes, last = self._walk(facts, texts)
        except (KeyError, RuntimeError):  # nobody has come here; or another thread adds a way just now
            del texts[before:]
            return False, None
        except (_NoAnswerError, TypeError):  # what can't be hashed is no answer either
            return True, None
        if way is not None and way.asks == asks:
            way.last[shapes] = last
        elif len(ways) < _MOST_VALUES:
            ways[key] = _Way(asks, {shapes: last})
        return True, leaf

    def _walk(
        self, facts: FactSource, texts: list[str]
    ) -> tuple[Leaf | None, tuple[Ask, ...], tuple[Hashable, ...], _Step]:
        """Question by question, with what asked for words, and the last step; raises `KeyError` where nobody has answered so before."""
        step = self._top
        asks: list[Ask] = []
        shapes: list[Hashable] = []
        while True:
            answer = step.ask(facts, texts)
            following = step.next[answer]
            if type(following) is not _Step:
                return following, tuple(asks), tuple(shapes), step
            if step.writes:
                asks.append(step.ask)
                shapes.append(answer)
            step = following

    def add(self, asked: Sequence[tuple[Question, Hashable]], after: tuple[Ask, Hashable], leaf: Leaf | None) -> None:
        """The way of these answers; `after` is a last question, about the words of the values themselves."""
        step, answer_before = self._top, None
        for question, answer in asked:
            following = step.next.get(answer_before)
            if following is None:
                following = _Step(self._ask(question), writes=isinstance(question, Worded | Listed))
                step.next[answer_before] = following
            step, answer_before = following, answer
        last = step.next.setdefault(answer_before, _Step(after[0]))
        last.next[after[1]] = leaf
        self.ways += 1
        self._mark(question for question, _ in asked)

    def _mark(self, questions: Iterable[Question]) -> None:
        """What the conditions of a new way ask of the facts is asked of every document from now on."""
        marks = {path: known.copy() for path, known in self._known[0].items()}
        for question in questions:
            if isinstance(question, Held):
                marks.setdefault(question.path, _Marks(question.path)).is_held = True
            elif isinstance(question, Judged):
                for atom in atoms_of(question.condition):
                    marks.setdefault(atom.path, _Marks(atom.path)).ask(atom)
        self._known = (marks, {})

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

        known: dict[object, tuple[str, Shape]] = {}

        def words_of(value: object) -> tuple[str, Shape]:
            try:
                text = write(parameter, value)
            except WordingError:
                raise _NoAnswerError from None
            if not fits(parameter, value, text):
                raise _NoAnswerError
            found = (text, shape_of(text, exact=exact))
            if len(known) < _MOST_VALUES:
                known[value] = found
            return found

        def ask(facts: FactSource, texts: list[str]) -> Hashable:
            value = facts.lookup(path)
            if value is None or value == ():
                raise _NoAnswerError
            text, shape = known.get(value) or words_of(value)
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
