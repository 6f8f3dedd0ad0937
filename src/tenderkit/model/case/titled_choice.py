"""A closed list of words, each of which knows what it is called in Swedish, and is understood by that name too."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tenderkit.model.case.near_words import nearest
from tenderkit.model.case.other_names import other_names
from tenderkit.model.case.written import refuse
from tenderkit.model.reading.understood import Manner, Understood
from tenderkit.model.reading.words import as_compared, titles_with

_ABBREVIATED = 4  # letters at most of a word that may be an abbreviation


class TitledChoice(StrEnum):
    """A closed list of words. The value stands in the file, `title_sv` in Swedish text."""

    title_sv: str

    def __new__(cls, value: str, title_sv: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.title_sv = title_sv
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read the word ourselves, so that a fault can name the allowed words and the one that was meant."""
        return core_schema.no_info_before_validator_function(cls.read, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        words = "; ".join(f"{member.value}: {member.title_sv}" for member in cls)
        titles = [member.title_sv for member in cls]
        values = {"type": "string", "enum": [member.value for member in cls], "enumDescriptions": titles}
        names = sorted(_names_of(cls).keys() - {member.value for member in cls})
        spelt = "|".join(spelling for name in names for spelling in _spellings(name))
        return {"anyOf": [values, {"type": "string", "pattern": f"^(?:{spelt})$"}], "description": words}

    @classmethod
    def read(cls, word: object) -> Self:
        """The member that the word stands for."""
        return cls.understand(word).value  # type: ignore[no-any-return]  # a member

    @classmethod
    def understand(cls, word: object) -> Understood:
        """The member for its word, its Swedish title or another name of it, in any case, and how it was understood."""
        if isinstance(word, str):
            known = cls._value2member_map_
            if word in known:
                return Understood(known[word])
            if (called := _names_of(cls).get(as_compared(word))) is not None:
                return Understood(known[called], Manner.IN_WORDS)
        raise cls._unknown(word)

    @classmethod
    def _unknown(cls, word: object) -> PydanticCustomError:
        allowed = ", ".join(f"{member.value} ({member.title_sv})" for member in cls)
        if not isinstance(word, str):
            return refuse("TK-C030", allowed=allowed)
        if (guess := nearest(as_compared(word), _names_of(cls))) is not None:
            return refuse("TK-C031", allowed=allowed, guess=guess)
        titles = {member.title_sv: member.value for member in cls}
        held = [f"{titles[title]} ({title})" for title in titles_with(word, titles)]
        if len(held) > 1:  # a single one may be the contrary: `kommunen` of `utanför kommunen`
            return refuse("TK-C099", guesses=", ".join(held))
        return refuse("TK-C030", allowed=allowed)


@cache
def _names_of(choice: type[TitledChoice]) -> dict[str, str]:
    """Everything that a word of the list is called, as_compared, with the word."""
    own = {member.value: member.value for member in choice}
    spaced = {word.replace("_", " "): word for word in own}
    titles = {member.title_sv: member.value for member in choice}
    return {
        as_compared(name): word for name, word in {**spaced, **other_names(choice.__name__), **titles, **own}.items()
    }


def _spellings(name: str) -> Iterator[str]:
    """The name as JSON Schema looks for it: with a small letter or a capital first, and an abbreviation in capitals."""
    first, gap, rest = name.partition(" ")
    yield _exactly(name)
    yield _exactly(name.capitalize())
    if len(first) <= _ABBREVIATED:
        yield _exactly(f"{first.upper()}{gap}{rest}")


def _exactly(name: str) -> str:
    return re.sub(r"([().?*+|])", r"\\\1", name)
