"""`lengths.yaml`: what a clause never leaves out, however short it is."""

from typing import Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict

from tenderkit.model.clauses.clause_names import Sentence, SubjectName
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.conditions.condition import Condition


class SubjectEntry(BaseModel):
    """A subject as the file states it; `says` is what the clause says of it, `when` a condition for when it must."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    role: ClauseRole
    says: Sentence
    when: str | None = None


class LengthsFile(BaseModel):
    """A municipality's own adds to the shipped one."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    format: Literal["1"]
    subjects: dict[SubjectName, SubjectEntry] = {}


class NeverLeftOut(Struct, frozen=True):
    """What a clause of the role always says, in Swedish; `when` is the condition for when, `None` is always."""

    name: str
    role: ClauseRole
    says: str
    when: Condition | None = None
