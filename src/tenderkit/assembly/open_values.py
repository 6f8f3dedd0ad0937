"""A document composed with its values still open: what it asks of the facts on its way, so that others who answer alike get the same.

`Asking` stands in for the facts while a document is composed. It writes down, in order, every question that the composition
asks: whether a condition holds, what a path holds, how a value is written. A value that is only written into the text is
left open there (`mark_of`), and of its words only the shape is asked for: how they begin and end, which is all that the words
around them depend on. The composition is a function of the facts, so whoever gives the same answers gets the same document,
with other words where it is open.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.model.conditions.condition import Condition, Truth, atoms_of
from tenderkit.rules.conditions.deciding import FactSource, Verdict, decide
from tenderkit.rules.conditions.facts import COMPUTED, OWN_SETTLES
from tenderkit.rules.conditions.own_values import OWN
from tenderkit.rules.language.references import REFERENCE_SIGNS
from tenderkit.rules.language.word_stems import stems_in
from tenderkit.rules.language.wording import write

OPENS, CLOSES = "\U000f5000", "\U000f5001"  # around the number of an open value; private use, and refused in words
SIGNED = "s"  # after the number, where the sign that its words end with follows
SENTENCE_SIGNS = ".?!:"  # what a word after the value may look back at
# What makes the words around a value depend on more than how it begins and ends: lines, outer blanks, references to provisions.
_SIGNS = "|".join(map(re.escape, REFERENCE_SIGNS))
_ODD = re.compile(rf"[\n\r\t{OPENS}{CLOSES}]|^\s|\s$|{_SIGNS}|^$")
_WORDS = f"(?:_[^{CLOSES}]*)?"  # what the value says of the words that a text may define
MARK = re.compile(f"{OPENS}([0-9]+)(?:{_WORDS}{CLOSES}|{SIGNED}{_WORDS}{CLOSES}[{re.escape(SENTENCE_SIGNS)}])")
_MOST_KNOWN = 10_000
_REFERRING = re.compile(_SIGNS)


class Judged(Struct, frozen=True):
    """Whether a condition holds."""

    condition: Condition


class Held(Struct, frozen=True):
    """What a path holds."""

    path: str


class Worded(Struct, frozen=True):
    """How a parameter's value is written."""

    parameter: Parameter

    def __hash__(self) -> int:
        return hash((self.parameter.name, self.parameter.source))


class Listed(Struct, frozen=True):
    """What the items of a list are, each in words of its own."""

    path: str


class Shape(NamedTuple):
    """How the words of a value begin and end, and which words they say that the text may define, by their stems.

    `exact` are the words themselves where more than that matters.
    """

    begins_small: bool
    sign: str
    says: tuple[str, ...] = ()
    exact: str | None = None


_PLAIN = Shape(begins_small=False, sign="")


Question = Judged | Held | Worded | Listed
NameAndSource = tuple[str, str]


class CannotBeOpenError(Exception):
    """The document depends on its values in a way that only its own composition tells."""


class Asking:
    """The facts of the first document, and what was asked of them. `stems` are those of the words that a text may define.

    `exact` are the parameters whose words decide more than their shape tells. `texts` are the words of the open values, which are
    numbered from `first`.
    """

    def __init__(self, facts: FactSource, stems: Collection[str], exact: Collection[NameAndSource], first: int) -> None:
        self._facts = facts
        self._shape, self._exact, self._first = Shapes(stems), exact, first
        self._asked: list[tuple[Question, object]] = []
        self._numbers: dict[Worded | tuple[Listed, int], int] = {}
        self.texts: list[str] = []

    def lookup(self, path: str) -> object | None:
        value = self._facts.lookup(path)
        self._asked.append((Held(path), value))
        return value

    def decide(self, condition: Condition, facts: FactSource) -> Verdict:
        """The verdict; what it looked at is one question where all of it came from these facts as they are."""
        before = len(self._asked)
        verdict = decide(condition, facts)
        looked_at = [question.path for question, _ in self._asked[before:] if isinstance(question, Held)]
        paths = [atom.path for atom in atoms_of(condition)]
        if looked_at == paths and not any(map(_is_read_by_a_clause, paths)):
            if verdict.truth is Truth.UNKNOWN:
                raise CannotBeOpenError
            del self._asked[before:]
            self._asked.append((Judged(condition), verdict.truth))
        return verdict

    def write(self, parameter: Parameter, value: object) -> str:
        """The mark of the open value; its words where they can't be left open."""
        text = write(parameter, value)
        question, found = self._asked[-1] if self._asked else (None, None)
        if question != Held(parameter.source) or found is not value or _is_read_by_a_clause(parameter.source):
            return text
        self._asked.pop()
        shape = self._shape(text, exact=(parameter.name, parameter.source) in self._exact)
        self._asked.append((Worded(parameter), shape))
        return self._open(Worded(parameter), text, shape)

    def items(self, path: str, items: Sequence[object]) -> tuple[str, ...]:
        """The marks of the items of a list; an item's words where they can't be left open."""
        words = tuple(map(str, items))
        question, found = self._asked[-1] if self._asked else (None, None)
        if question != Held(path) or found is not items:
            return words
        self._asked.pop()
        shapes = tuple(map(self._shape, words))
        listed = Listed(path)
        self._asked.append((listed, shapes))
        return tuple(self._open((listed, at), words[at], shapes[at]) for at in range(len(words)))

    def _open(self, value: "Worded | tuple[Listed, int]", text: str, shape: Shape) -> str:
        if shape.exact is not None:
            return text
        place = self._numbers.setdefault(value, len(self.texts))
        if place == len(self.texts):
            self.texts.append(text)
        return mark_of(self._first + place, shape)

    def parameter_of(self, number: int) -> NameAndSource:
        """Which parameter an open value is written by."""
        found = list(self._numbers)[number - self._first]
        if isinstance(found, Worded):
            return (found.parameter.name, found.parameter.source)
        raise CannotBeOpenError  # an item beside a reference to a provision

    @property
    def sources(self) -> dict[int, str]:
        """The path of each open value, by its number."""
        return {
            self._first + place: value.parameter.source if isinstance(value, Worded) else value[0].path
            for value, place in self._numbers.items()
        }

    @property
    def asked(self) -> tuple[tuple[Question, object], ...]:
        """Each question once, with its answer, in the order in which they were asked."""
        return tuple(dict(self._asked).items())


def mark_of(number: int, shape: Shape = _PLAIN) -> str:
    """What stands for an open value: it ends as its words end, and says of defined words what they say."""
    says = "".join(f"_{stem}" for stem in shape.says)
    return f"{OPENS}{number}{SIGNED if shape.sign else ''}{says}{CLOSES}{shape.sign}"


class Shapes:
    """Tells the shape of words; `stems` are those of the words that the text may define."""

    def __init__(self, stems: Collection[str]) -> None:
        self._stems = tuple(stems)
        self._known: dict[str, Shape] = {}

    def __call__(self, text: str, *, exact: bool = False) -> Shape:
        if exact:
            return Shape(begins_small=False, sign="", exact=text)
        shape = self._known.get(text)
        if shape is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known = {}
            shape = self._known[text] = self._of(text)
        return shape

    def _of(self, text: str) -> Shape:
        if _ODD.search(text):
            return Shape(begins_small=False, sign="", exact=text)
        first, last = text[0], text[-1]
        return Shape(first != first.upper(), last if last in SENTENCE_SIGNS else "", stems_in(text, self._stems))


def fits(parameter: Parameter, value: object, text: str) -> bool:
    """Whether nothing is wrong with the value or its words: what is has to be told by the composition itself."""
    if parameter.type in (ParameterType.TEXT, ParameterType.TEXT_LIST):
        return len(text) <= parameter.max_length
    low, high = parameter.minimum, parameter.maximum
    return (low is None and high is None) or ((low is None or value >= low) and (high is None or value <= high))  # type: ignore[operator]  # `write` has taken it for a number


def _is_read_by_a_clause(path: str) -> bool:
    """What a clause reads or settles itself: the facts alone don't say what the text then holds."""
    return path.startswith((OWN, f"{COMPUTED}.{OWN_SETTLES}"))


def filled(words: str, texts: Sequence[str]) -> str:
    """The words with the texts where they are open."""
    return MARK.sub(lambda mark: texts[int(mark[1])], words) if OPENS in words else words


def beside_references(words: str) -> Iterator[int]:
    """The numbers of the open values in words that refer to a provision: their spaces are bound by what stands beside them."""
    if OPENS in words and _REFERRING.search(words):
        yield from (int(mark[1]) for mark in MARK.finditer(words))
