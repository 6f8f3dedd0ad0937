"""Text -> condition. A small recursive descent, so that nothing but a condition can ever be written there."""

import re
from datetime import date
from decimal import Decimal

from msgspec import Struct

from tenderkit.model.conditions.condition import (
    And,
    Comparison,
    Condition,
    Constant,
    Membership,
    Not,
    Operator,
    Or,
    Stated,
)
from tenderkit.patterns import lazy_pattern

_TOKEN = lazy_pattern(
    r"""\s*(?:
      (?P<date>\d{4}-\d{2}-\d{2})
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<string>"[^"\n]*")
    | (?P<operator>==|!=|<=|>=|<|>)
    | (?P<bracket>[()\[\],])
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)
    )""",
    re.VERBOSE,
)
_KEYWORDS = frozenset({"and", "or", "not", "in", "is", "stated", "contains"})
_END = ("end", "")
_MOST_TOKENS = 200  # a longer condition is unreadable, and deep brackets would exhaust the stack


class ConditionSyntaxError(ValueError):
    """The text is no condition; `at` is the offset of the first thing that can't be read."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(text)
        self.text = text
        self.at = at

    @property
    def rest(self) -> str:
        """The words where reading stopped."""
        return self.text[self.at :].strip()[:40] or "…"


def parse_condition(text: str) -> Condition:
    """Read `requirement.places.count > 0 and not (law == LUK)`; raises `ConditionSyntaxError`."""
    reader = _Reader(text, _tokens(text))
    condition = _alternatives(reader)
    if reader.kind != "end":
        raise reader.error()
    return condition


def _tokens(text: str) -> tuple[tuple[str, str, int], ...]:
    tokens: list[tuple[str, str, int]] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise ConditionSyntaxError(text, position)
        tokens.append((match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        position = match.end()
        if len(tokens) > _MOST_TOKENS:
            raise ConditionSyntaxError(text, position)
    return tuple(tokens)


class _Reader(Struct):
    text: str
    tokens: tuple[tuple[str, str, int], ...]
    position: int = 0

    @property
    def kind(self) -> str:
        return (self.tokens[self.position] if self.position < len(self.tokens) else _END)[0]

    @property
    def value(self) -> str:
        return (self.tokens[self.position] if self.position < len(self.tokens) else _END)[1]

    def take(self, *values: str) -> bool:
        """Step over the next token when it is one of `values`."""
        if self.kind in ("word", "operator", "bracket") and self.value in values:
            self.position += 1
            return True
        return False

    def demand(self, value: str) -> None:
        if not self.take(value):
            raise self.error()

    def error(self) -> ConditionSyntaxError:
        at = self.tokens[self.position][2] if self.position < len(self.tokens) else len(self.text)
        return ConditionSyntaxError(self.text, at)


def _alternatives(reader: _Reader) -> Condition:
    parts = [_conjunction(reader)]
    while reader.take("or"):
        parts.append(_conjunction(reader))
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _conjunction(reader: _Reader) -> Condition:
    parts = [_negation(reader)]
    while reader.take("and"):
        parts.append(_negation(reader))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _negation(reader: _Reader) -> Condition:
    if reader.take("not"):
        return Not(_negation(reader))
    if reader.take("("):
        inner = _alternatives(reader)
        reader.demand(")")
        return inner
    return _atom(reader)


def _atom(reader: _Reader) -> Condition:
    if reader.kind != "word" or reader.value in _KEYWORDS:
        raise reader.error()
    path = reader.value
    reader.position += 1
    if reader.take("is"):
        negated = reader.take("not")
        reader.demand("stated")
        return Not(Stated(path)) if negated else Stated(path)
    if reader.take("in"):
        return Membership(path, _literal_list(reader))
    if reader.take("contains"):
        return Comparison(path, Operator.CONTAINS, _literal(reader))
    if reader.kind != "operator":
        raise reader.error()
    operator = Operator(reader.value)
    reader.position += 1
    return Comparison(path, operator, _literal(reader))


def _literal_list(reader: _Reader) -> tuple[Constant, ...]:
    reader.demand("[")
    literals = [_literal(reader)]
    while reader.take(","):
        literals.append(_literal(reader))
    reader.demand("]")
    return tuple(literals)


def _literal(reader: _Reader) -> Constant:
    kind, value = reader.kind, reader.value
    literal: Constant
    if kind == "date":
        try:
            literal = date.fromisoformat(value)
        except ValueError:
            raise reader.error() from None
    elif kind == "number":
        literal = Decimal(value)
    elif kind == "string":
        literal = value[1:-1]
    elif kind == "word" and value not in _KEYWORDS and "." not in value:
        literal = value == "true" if value in ("true", "false") else value
    else:
        raise reader.error()
    reader.position += 1
    return literal
