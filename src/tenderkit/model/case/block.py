"""What every block of a case file has in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class CaseBlock(BaseModel):
    """Frozen, strict about its keys, and silent about what was typed when something is wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_what_is_not_stated(cls, block: Any) -> Any:  # noqa: ANN401 - a file may hold anything here
        """An empty value (`awarded:`) says the same as no key at all; an unknown key is kept, to be refused."""
        if not isinstance(block, dict):
            return block
        return {key: value for key, value in block.items() if value is not None or key not in cls.model_fields}
