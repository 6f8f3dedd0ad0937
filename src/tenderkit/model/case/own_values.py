"""The values of a case that the municipality's own clauses ask for, by the names that the clauses gave them."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, model_validator

from tenderkit.model.case.values import TEXT_LENGTH, free_text, refuse
from tenderkit.patterns import lazy_pattern

OWN_VALUES = "own"
_NAME = lazy_pattern(r"[a-z][a-z0-9_]{0,39}")

OwnText = Annotated[str, free_text(TEXT_LENGTH, one_line=False)]
"""As it is typed: what it is, money or a day or words, the clause says that declares it."""


def is_own_name(name: object) -> bool:
    """Whether a clause may have given a value that name."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


class OwnValues(BaseModel):
    """Any key that is a name; which of them there are, and of what type, only the clauses know."""

    model_config = ConfigDict(frozen=True, extra="allow", hide_input_in_errors=True, defer_build=True)
    __pydantic_extra__: dict[str, OwnText]

    @model_validator(mode="before")
    @classmethod
    def _names_are_names(cls, block: Any) -> Any:  # noqa: ANN401 - a file may hold anything here
        if not isinstance(block, dict):
            return block
        if any(not _NAME.fullmatch(str(name)) for name in block):
            raise refuse("TK-C126")
        return {name: value for name, value in block.items() if value is not None}

    @property
    def stated(self) -> dict[str, str]:
        """Each value as it is typed, by its name."""
        return dict(self.__pydantic_extra__ or {})
