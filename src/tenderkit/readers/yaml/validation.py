"""From the letters of a YAML file to a model: every fault that pydantic finds becomes a problem of our catalogue."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tenderkit.messages import Message
from tenderkit.model.case.near_words import nearest
from tenderkit.model.case.understanding import is_private
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.yaml.model_shape import field_of, fields_at, keys_of, paths_to
from tenderkit.readers.yaml.quoting import HIDDEN, as_quoted
from tenderkit.readers.yaml.yaml_events import Tree, shown
from tenderkit.readers.yaml.yaml_reader import MOST_PROBLEMS, YamlSource

Model = TypeVar("Model", bound=BaseModel)

_OUR_CODE = "TK-"
_UNKNOWN_KEY = "extra_forbidden"
_MISSING = "missing"
_KEY_ITSELF = "[key]"
_CODES = {  # pydantic's types, for models that use its own checks
    "model_type": "TK-C006",
    "model_attributes_type": "TK-C006",
    "dict_type": "TK-C006",
    "mapping_type": "TK-C006",
    "tuple_type": "TK-C007",
    "list_type": "TK-C007",
    "string_type": "TK-C008",
    "bool_parsing": "TK-C039",
    "bool_type": "TK-C039",
    "date_type": "TK-C040",
    "date_parsing": "TK-C040",
    "date_from_datetime_parsing": "TK-C040",
    "date_from_datetime_inexact": "TK-C040",
    "string_too_short": "TK-C043",
    "string_too_long": "TK-C044",
    "too_short": "TK-C048",
    "int_type": "TK-C064",
    "int_parsing": "TK-C064",
    "decimal_type": "TK-C064",
    "decimal_parsing": "TK-C064",
    "greater_than_equal": "TK-C065",
    "less_than_equal": "TK-C066",
}
_WORD_LISTS = {"enum", "literal_error"}
_UNSEEN = "TK-F037"
_ANY_FORM = "TK-C063"
_NOT_ANSWERED, _NOT_ASKED = "TK-N101", "TK-N123"  # of a form, which has a place for every key that it asks for
_NOT_THERE = ("TK-C001", _NOT_ANSWERED, _NOT_ASKED)
_ANOTHER_UNIT, _UNIT_OF_A_KEY = "TK-C091", "TK-C092"


def validate(model: type[Model], source: YamlSource) -> Model:
    """The model that the source holds; raises `InvalidInputError` with every fault, those of the YAML included."""
    problems = list(source.problems)
    if newer := _newer_format(model, source):
        raise InvalidInputError([newer])
    try:
        found = model.model_validate(source.data)
    except ValidationError as error:
        if source.mended and not source.data.keys() & fields_at(model, ()):
            raise InvalidInputError(problems) from None  # another kind of file: its keys would only be noise
        problems += (each for each in _Translation(model, source).problems(error) if not _is_told(each, source))
    if problems:  # raised out here, so that nothing carries pydantic's own error, which may hold a personal number
        refused = {problem.line for problem in problems}
        problems += (each for each in source.remarks if each.message.code != _UNSEEN or each.line not in refused)
        raise InvalidInputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return found


def _is_told(problem: Problem, source: YamlSource) -> bool:
    """A value that couldn't be read has its fault; a key that the whole file lacks stands at its beginning."""
    is_of_the_file = problem.message.code == "TK-C001" and (problem.line, problem.column) == (1, 1)
    return problem.line in source.unread and not is_of_the_file


def _newer_format(model: type[BaseModel], source: YamlSource) -> Problem | None:
    """A file of the library from a newer tenderkit gets one sentence, not a fault for everything that is new in it."""
    field, stated = model.model_fields.get("format"), source.data.get("format")
    if field is None or get_args(field.annotation) != ("1",) or not isinstance(stated, str):
        return None
    newer = stated.isascii() and stated.isdigit() and stated != "1" and not stated.startswith("0")
    return source.problem(("format",), Message("TK-L179", {"format": shown(stated)})) if newer else None


class _Translation:
    """Pydantic's faults in our words. What was typed is told where it can't be a person's own."""

    def __init__(self, model: type[BaseModel], source: YamlSource) -> None:
        self._model = model
        self._source = source

    def problems(self, error: ValidationError) -> Iterator[Problem]:
        """A problem for every fault; a key that is misspelt or misplaced isn't reported as missing too."""
        details = error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]
        messages = [(_address(detail["loc"]), self._message(detail)) for detail in details]
        meant = {_meant(key, message) for key, message in messages}
        for key, message in messages:
            if message.code not in _NOT_THERE or key not in meant:
                yield self._source.problem(key, message)

    def _message(self, detail: ErrorDetails) -> Message:
        key = _address(detail["loc"])
        facts = {"key": _name(key)}
        if detail["type"] == _UNKNOWN_KEY:
            return self._unknown_key(key)
        if detail["type"] == _MISSING or (self._is_stated(key) and self._value(key) is None):
            facts |= {"path": _path(key), "title": self._title(key)}
            return Message(self._missing(key), facts)
        context: Mapping[str, Any] = detail.get("ctx", {})
        facts["written"] = self._written(key)
        if detail["type"] in _WORD_LISTS:
            return _word_list(facts, context)
        code = detail["type"] if detail["type"].startswith(_OUR_CODE) else _CODES.get(detail["type"], _ANY_FORM)
        facts |= {name: str(fact) for name, fact in context.items()}
        facts["known"] = ", ".join(fields_at(self._model, key))
        facts["limit"] = str(context.get("ge", context.get("le", "")))
        facts["longest"] = str(context.get("longest", context.get("max_length", "")))
        if code == _ANOTHER_UNIT and (other := self._key_of_unit(key, facts["other"])):
            return Message(_UNIT_OF_A_KEY, facts | {"other_key": other})
        return Message(code, facts)

    def _missing(self, key: Key) -> str:
        if self._source.cells:
            return _NOT_ANSWERED if key in self._source.blanks or self._is_stated(key) else _NOT_ASKED
        return "TK-C002" if self._is_stated(key) else "TK-C001"

    def _written(self, key: Key) -> str:
        """What stands there, where it may be told: never what may be a person's own."""
        field = field_of(self._model, key)
        if field is not None and is_private(field):
            return HIDDEN
        whole = key[:-1] if isinstance(key[-1], int) and not self._is_stated(key) else key  # a list in one text
        return as_quoted(self._value(whole) if self._is_stated(whole) else "")

    def _key_of_unit(self, key: Key, unit: str) -> str:
        """The key of the same block that takes what was written: `minimum_weeks` beside `minimum_months`."""
        first, _, last = str(key[-1]).rpartition("_")
        other = f"{first}_{unit}"
        return other if last and other != key[-1] and other in fields_at(self._model, key[:-1]) else ""

    def _unknown_key(self, key: Key) -> Message:
        """A key in the wrong block (an indentation slip), a misspelt one, or one that we don't know at all."""
        name, block = str(key[-1]), key[:-1]
        known = fields_at(self._model, block)
        facts = {"key": shown(name), "known": ", ".join(known)}
        every = [home for home in paths_to(self._model, name) if home[:-1] != block]
        homes = [home for home in every if home[:-2] == block] or every  # one step too far out is the commonest slip
        if len(homes) == 1:
            return Message(self._of_another_block(block, homes[0]), facts | {"block": _path(homes[0][:-1])})
        if (
            name.lower() in keys_of(self._model) - known.keys()
        ):  # a word of its own, so no slip for another: contact, contract
            return Message("TK-C070", facts)
        stated = self._value(block)
        free = {other: title for other, title in known.items() if not isinstance(stated, dict) or other not in stated}
        guess = nearest(name, {title: other for other, title in free.items()} | {other: other for other in free})
        return Message("TK-C004", facts | {"guess": guess}) if guess else Message("TK-C003", facts)

    def _of_another_block(self, block: Key, home: Key) -> str:
        """Moved where an indentation can have slipped, from a block around, within or beside; else only told where it exists."""
        there = home[:-1]
        ours = _is_part_of(str(home[-1]), fields_at(self._model, block))
        near = block[: len(there)] == there or there[: len(block)] == block or block[:-1] == there[:-1]
        if not near or ours or self._is_stated(home):
            return "TK-C070"
        return "TK-C005" if there else "TK-C067"

    def _title(self, key: Key) -> str:
        while isinstance(key[-1], int):
            key = key[:-1]
        name = str(key[-1])
        return fields_at(self._model, key[:-1]).get(name, name)

    def _is_stated(self, key: Key) -> bool:
        return key in self._source.places

    def _value(self, key: Key) -> Tree:
        value: Any = self._source.data
        for name in key:
            value = value[name]
        return value  # type: ignore[no-any-return]  # a tree of YAML holds nothing else


def _address(loc: Key) -> Key:
    """Pydantic marks a fault of a key itself, such as a version's number, with a word of its own at the end."""
    return loc[:-1] if loc[-1:] == (_KEY_ITSELF,) else loc


def _meant(key: Key, message: Message) -> Key | None:
    """The key that an unknown one stands for."""
    if message.code == "TK-C004":
        return (*key[:-1], message.facts["guess"])
    if message.code == "TK-C005":
        return (*message.facts["block"].split("."), key[-1])
    return key[-1:] if message.code == "TK-C067" else None


def _is_part_of(name: str, known: Iterable[str]) -> bool:
    """`percent` beside `share_percent`: nobody can say whether it is short for that one or stands in the wrong block."""
    return any(name in other.split("_") for other in known)


def _word_list(facts: dict[str, str], context: Mapping[str, Any]) -> Message:
    return Message("TK-C030", {**facts, "allowed": ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))})


def _name(key: Key) -> str:
    """The last key that is a word: `target_groups` for its second item."""
    return next((shown(name) for name in reversed(key) if isinstance(name, str)), "")


def _path(key: Key) -> str:
    return ".".join(shown(name) for name in key if isinstance(name, str))
