"""Documents that answer alike: a tree of the questions that compositions have asked, in their order, with what came of each way through."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from itertools import count
from operator import getitem
from typing import Any, Generic, NamedTuple, TypeVar, assert_never

from tenderkit.assembly.open_values import Held, Judged, Listed, Question, Shapes, Worded, fits
from tenderkit.model.clauses.clause import Parameter
from tenderkit.model.conditions.condition import Comparison, Membership, Stated, Truth, atoms_of
from tenderkit.rules.conditions.compiled import compiled
from tenderkit.rules.conditions.deciding import FactSource, truth_of_atom
from tenderkit.rules.conditions.facts import Facts, PathTree
from tenderkit.rules.language.wording import WordingError, write

Leaf = TypeVar("Leaf")
Ask = Callable[[FactSource, list[str]], Hashable]
Atom = Comparison | Membership | Stated
_MOST_VALUES = 2000  # whose answers are remembered


class _NoAnswerError(Exception):
    """A fact is missing or can't be written: only the composition itself tells what then."""


class _Step:
    """A question, and where each answer leads; `words` where it writes words into the document."""

    __slots__ = ("ask", "next", "words")

    def __init__(self, ask: Ask, words: "_Words | None" = None) -> None:
        self.ask = ask
        self.next: dict[Hashable, Any] = {}
        self.words = words


class _Words(dict[object, tuple[tuple[str, ...], Hashable]]):
    """How the values of a path are written: the words of what is left open, and their shapes."""

    def __init__(self, path: str, write: Callable[[object], tuple[tuple[str, ...], Hashable]]) -> None:
        super().__init__()
        self.path, self._write = path, write

    def __missing__(self, value: object) -> tuple[tuple[str, ...], Hashable]:
        found = self._write(value)
        if len(self) < _MOST_VALUES:
            self[value] = found
        return found

    def ask(self, facts: FactSource, texts: list[str]) -> Hashable:
        """The shapes; the words are added to `texts`."""
        words, shapes = self[facts.lookup(self.path)]
        texts += words
        return shapes


class _Answers(dict[object, Hashable]):
    """What the conditions ask of a path: one answer for values of which all is true that is true of each other.

    Where the value matters whole, it has an answer of its own.
    """

    def __init__(self, atoms: Iterable[Atom] = (), *, is_held: bool = False) -> None:
        super().__init__()
        self._atoms, self._is_held = tuple(dict.fromkeys(atoms)), is_held
        self._numbers: dict[Hashable, int] = {}
        self._next = count()

    def __missing__(self, value: object) -> Hashable:
        truths = ("held", value) if self._is_held else tuple(truth_of_atom(atom, value) for atom in self._atoms)
        if len(self) >= _MOST_VALUES:
            return truths
        number = self[value] = self._numbers.setdefault(truths, next(self._next))
        return number

    @property
    def table(self) -> "_Answers | _OnlyStated":
        """What is looked up for each document."""
        only_stated = not self._is_held and all(isinstance(atom, Stated) for atom in self._atoms)
        return _OnlyStated() if only_stated else self

    def asked(self, atoms: Iterable[Atom] = (), *, is_held: bool = False) -> "_Answers":
        """One that is asked this too."""
        return _Answers((*self._atoms, *atoms), is_held=self._is_held or is_held)


class _OnlyStated:
    """Nothing is asked but whether there is a value: a thousand lots needn't be told from others to say that."""

    def __getitem__(self, value: object) -> bool:
        return value is not None and value != ()  # as `truth_of_atom` has it


class _Way(NamedTuple):
    """What is left to ask where everything else has been answered as before: the words; by their shapes the last step."""

    words: tuple[tuple[int, _Words], ...]
    last: dict[tuple[Hashable, ...], _Step]


class _Known:
    """What is asked of each path, and the ways by all answers but the words. `worded` are the paths that are written."""

    def __init__(self, answers: Mapping[str, _Answers], worded: Iterable[str]) -> None:
        self.answers, self.worded = answers, tuple(dict.fromkeys(worded))
        self.paths = tuple(dict.fromkeys((*answers, *self.worded)))
        self.place = {path: at for at, path in enumerate(self.paths)}
        self.tables = tuple(each.table for each in answers.values())
        self.ways: dict[Hashable, _Way] = {}
        self._tree = PathTree(self.paths)

    def values(self, facts: FactSource) -> list[object | None]:
        """What the paths hold."""
        return facts.lookup_all(self._tree) if isinstance(facts, Facts) else list(map(facts.lookup, self.paths))

    def asked(self, questions: Sequence[Question]) -> "_Known":
        """The same, with what the conditions of a new way ask: it is asked of every document from now on."""
        answers = dict(self.answers)
        for question in questions:
            if isinstance(question, Held):
                answers[question.path] = answers.get(question.path, _Answers()).asked(is_held=True)
            elif isinstance(question, Judged):
                for atom in atoms_of(question.condition):
                    answers[atom.path] = answers.get(atom.path, _Answers()).asked([atom])
        worded = (question.parameter.source for question in questions if isinstance(question, Worded))
        listed = (question.path for question in questions if isinstance(question, Listed))
        return _Known(answers, (*self.worded, *worded, *listed))


class Alike(Generic[Leaf]):
    """The ways through one composition. `stems` and `exact` are those of `Asking`.

    A thread may walk while another one adds: a way is hung up when it is whole.
    """

    def __init__(self, stems: Collection[str], exact: Collection[tuple[str, str]]) -> None:
        self._shape, self._exact = Shapes(stems), exact
        self._top = _Step(lambda facts, texts: None)  # noqa: ARG005 - the shape of a question
        self._known = _Known({}, ())  # exchanged at once
        self.ways = 0

    def find(self, facts: FactSource, texts: list[str]) -> tuple[bool, Leaf | None]:
        """Whether the way is known, and what is at its end; the words of open values are added to `texts`."""
        before, known = len(texts), self._known
        try:
            values = known.values(facts)
            key = tuple(map(getitem, known.tables, values))
            way = known.ways.get(key)
            if way is not None:
                found = [words[values[at]] for at, words in way.words]
                last = way.last.get(tuple([shapes for _, shapes in found]))
                if last is not None:
                    texts += [text for words, _ in found for text in words]
                    return True, last.next[last.ask(facts, texts)]
            leaf, asked, shapes, last = self._walk(facts, texts)
        except (KeyError, RuntimeError):  # nobody has come here; or another thread adds a way just now
            del texts[before:]
            return False, None
        except (_NoAnswerError, TypeError):  # what can't be hashed is no answer either
            return True, None
        if way is None:
            way = _Way(tuple((known.place[words.path], words) for words in asked), {})
            if len(known.ways) < _MOST_VALUES:
                known.ways[key] = way
        if tuple(words for _, words in way.words) == asked:
            way.last[shapes] = last
        return True, leaf

    def _walk(
        self, facts: FactSource, texts: list[str]
    ) -> tuple[Leaf | None, tuple[_Words, ...], tuple[Hashable, ...], _Step]:
        """Question by question, with what asked for words, and the last step; raises `KeyError` where nobody has answered so before."""
        step = self._top
        words: list[_Words] = []
        shapes: list[Hashable] = []
        while True:
            answer = step.ask(facts, texts)
            following = step.next[answer]
            if type(following) is not _Step:
                return following, tuple(words), tuple(shapes), step
            if step.words is not None:
                words.append(step.words)
                shapes.append(answer)
            step = following

    def add(self, asked: Sequence[tuple[Question, Hashable]], after: tuple[Ask, Hashable], leaf: Leaf | None) -> None:
        """The way of these answers; `after` is a last question, about the words of the values themselves."""
        step, answer_before = self._top, None
        for question, answer in asked:
            following = step.next.get(answer_before)
            if following is None:
                following = step.next[answer_before] = self._step(question)
            step, answer_before = following, answer
        last = step.next.setdefault(answer_before, _Step(after[0]))
        last.next[after[1]] = leaf
        self.ways += 1
        self._known = self._known.asked([question for question, _ in asked])

    def _step(self, question: Question) -> _Step:
        match question:
            case Judged(condition):
                return _Step(_judging(compiled(condition)))
            case Held(path):
                return _Step(lambda facts, texts: facts.lookup(path))  # noqa: ARG005 - the shape of a question
            case Worded(parameter):
                words = _Words(parameter.source, self._writing(parameter))
            case Listed(path):
                words = _Words(path, self._listing)
            case _:
                assert_never(question)
        return _Step(words.ask, words)

    def _listing(self, items: object) -> tuple[tuple[str, ...], Hashable]:
        if not isinstance(items, tuple) or not items:
            return (), items
        words = tuple(map(str, items))
        shapes = tuple(map(self._shape, words))
        return tuple(each for each, shape in zip(words, shapes, strict=True) if shape.exact is None), shapes

    def _writing(self, parameter: Parameter) -> Callable[[object], tuple[tuple[str, ...], Hashable]]:
        exact = (parameter.name, parameter.source) in self._exact

        def words_of(value: object) -> tuple[tuple[str, ...], Hashable]:
            if value is None or value == ():
                raise _NoAnswerError
            try:
                text = write(parameter, value)
            except WordingError:
                raise _NoAnswerError from None
            if not fits(parameter, value, text):
                raise _NoAnswerError
            shape = self._shape(text, exact=exact)
            return (text,) if shape.exact is None else (), shape

        return words_of


def _judging(test: Callable[[FactSource], Truth]) -> Ask:
    def ask(facts: FactSource, texts: list[str]) -> Hashable:  # noqa: ARG001 - the shape of a question
        truth = test(facts)
        if truth is Truth.UNKNOWN:
            raise _NoAnswerError
        return truth

    return ask
