"""A clause's tests: the shape of `clauses/<id>/<name>.test.yaml`, and the tests as they are run."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.case.values import YesNo
from tenderkit.model.clauses.clause_names import ClauseId, FactPath, Sentence, Version

MessageCode = Annotated[str, Field(pattern=r"^TK-[A-Z][0-9]{3}$")]


class CaseEntry(BaseModel):
    """One case; `given` is typed by the paths themselves when the file is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: Sentence
    given: dict[FactPath, Any] = {}
    applies: YesNo = True
    must: tuple[Sentence, ...] = ()
    must_not: tuple[Sentence, ...] = ()
    questions: tuple[Sentence, ...] = ()
    codes: tuple[MessageCode, ...] = ()
    golden: str | None = None


class ClauseTestFile(BaseModel):
    """The file; without `version` it tests the newest one. Versions that say the same share their cases: `[2.0.0, 2.1.0]`."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    format: Literal["1"]
    clause: ClauseId
    version: Version | tuple[Version, ...] | None = None
    cases: tuple[CaseEntry, ...]


class ClauseCase(Struct, frozen=True):
    """Given these facts, the text says this. `golden` is `None` when the whole text is not compared."""

    name: str
    given: Mapping[str, object]
    applies: bool = True
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    golden: str | None = None


class ClauseTest(Struct, frozen=True):
    """The cases of one file; `versions` are empty for the newest."""

    clause: str
    versions: tuple[str, ...]
    cases: tuple[ClauseCase, ...]
