"""How a type is marked with the function that reads it, and what it refuses: a code of the message catalogue, never what was typed."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, get_args

from msgspec import Struct, field
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tenderkit.model.reading.understood import NotUnderstoodError, Understood
from tenderkit.model.reading.units import Unit
from tenderkit.model.reading.words import as_compared, parts_of_list


def refuse(code: str, **facts: object) -> PydanticCustomError:
    """The error that a validator raises: a code of the message catalogue with its facts."""
    texts = {name: str(fact) for name, fact in facts.items()}
    return PydanticCustomError(code, code, texts)


class WaysBeside(Struct, frozen=True):
    """How people write a value beside the format's own way.

    `form` is the code of what isn't written in that way, and `unit` what a number counts. What is `private` is never
    repeated. `schema` is what an editor accepts besides.
    """

    understand: Callable[[str], Understood]
    form: str
    unit: Unit | None = None
    private: bool = False
    schema: Mapping[str, Any] = field(default_factory=dict)


class Written(Struct, frozen=True, eq=False):
    """Marks a type whose value is read by our own function; `schema` is what an editor may expect in its place.

    `read` takes what is written in the format's own way, which is most of it and so comes first; `ways` are the others.
    """

    read: Callable[[object], Any]
    schema: Mapping[str, Any]
    ways: WaysBeside | None = None
    splits: bool = False  # several may stand in one text, with commas between

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read if self.ways is None else self._validated)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        other = dict(self.ways.schema) if self.ways is not None else {}
        return {"anyOf": [dict(self.schema), other]} if other else dict(self.schema)

    def understand(self, value: object) -> Understood:
        """The value and how it was understood; raises pydantic's error or `NotUnderstoodError` where it isn't."""
        try:
            return Understood(self.read(value))
        except PydanticCustomError as error:
            if self.ways is None or not isinstance(value, str) or error.type != self.ways.form:
                raise
        return self.ways.understand(value)

    @property
    def is_private(self) -> bool:
        """Whether what is written there may be a person's own, and is never repeated."""
        return self.ways is not None and self.ways.private

    def _validated(self, value: object) -> Any:  # noqa: ANN401 - each type has its own values
        return validated(self.understand, value)


def validated(understand: Callable[[object], Understood], value: object) -> Any:  # noqa: ANN401 - as above
    """What was understood, or the question as the error that pydantic expects."""
    try:
        return understand(value).value
    except NotUnderstoodError as asked:
        raise refuse(asked.code, **asked.facts) from None


class EachOnce(Struct, frozen=True):
    """Marks a list that holds at least one item and none twice; its items may stand in one text without brackets."""

    def __get_pydantic_core_schema__(self, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        item = get_args(source)[0]
        listed = core_schema.no_info_before_validator_function(lambda value: listed_items(item, value), handler(source))
        return core_schema.no_info_after_validator_function(self.read, listed)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema) | {"minItems": 1, "uniqueItems": True}, {"type": "string", "minLength": 1}]}

    @staticmethod
    def read(items: tuple[Any, ...]) -> tuple[Any, ...]:
        """The same items, or the reason why not."""
        if not items:
            raise refuse("TK-C048")
        if len(set(items)) < len(items):
            raise refuse("TK-C049")
        return items


def listed_items(item: Any, value: object) -> object:  # noqa: ANN401 - an annotation is any object
    """The items that stand in one text; a type whose values can hold a comma themselves has one."""
    if not isinstance(value, str):
        return value
    if isinstance(item, type) and issubclass(item, StrEnum):
        return [value] if _is_title(item, value) else parts_of_list(value)
    marks = getattr(item, "__metadata__", ())
    return parts_of_list(value) if any(isinstance(mark, Written) and mark.splits for mark in marks) else [value]


def _is_title(words: type[StrEnum], value: str) -> bool:
    """Whether the text as a whole is what a word of the list is called, which may hold `och` itself."""
    return any(as_compared(value) == as_compared(str(getattr(one, "title_sv", one))) for one in words)
