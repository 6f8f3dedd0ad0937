"""`clauses/<id>/<name>.test.yaml` -> ClauseTest, its facts typed by the same fields as a case, every fault in one run."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, create_model

from tenderkit.messages import Message
from tenderkit.model.case.own_values import OWN_VALUES, OwnText
from tenderkit.model.case.values import Line
from tenderkit.model.clauses.clause_test_file import CaseEntry, ClauseCase, ClauseTest, ClauseTestFile
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.conditions.facts import COMPUTED, COMPUTED_FACTS, field_at

SUFFIX = ".test.yaml"


def read_clause_test(path: Path) -> tuple[ClauseTest, YamlSource]:
    """The tests of one file and where everything in it stands; raises `InvalidInputError` with every fault."""
    source = read_yaml(path)
    file = validate(ClauseTestFile, source)
    problems = [*_name_problems(file, source), *_repeated_names(file, source)]
    if not file.cases:
        problems.append(source.problem(("cases",), Message("TK-C048", {"key": "cases"})))
    cases: list[ClauseCase] = []
    for index, entry in enumerate(file.cases):
        try:
            given = read_facts(source, ("cases", index, "given"), entry.given)
        except InvalidInputError as error:
            problems += error.problems
            continue
        cases.append(_case(entry, given, stated=("cases", index, "golden") in source.places))
    if problems:
        raise InvalidInputError(problems)
    versions = (file.version,) if isinstance(file.version, str) else file.version or ()
    return ClauseTest(file.clause, versions, tuple(cases)), source


def _case(entry: CaseEntry, given: Mapping[str, object], *, stated: bool) -> ClauseCase:
    """A `golden:` with nothing after it waits for its text; it is not the same as no golden text."""
    return ClauseCase(
        name=entry.name,
        given=given,
        applies=entry.applies,
        must=entry.must,
        must_not=entry.must_not,
        questions=entry.questions,
        codes=entry.codes,
        golden=entry.golden if entry.golden is not None or not stated else "",
    )


def _name_problems(file: ClauseTestFile, source: YamlSource) -> list[Problem]:
    folder = source.name.parent.name
    if folder == file.clause:
        return []
    return [source.problem(("clause",), Message("TK-L002", {"what": file.clause, "folder": folder}))]


def _repeated_names(file: ClauseTestFile, source: YamlSource) -> list[Problem]:
    names = [entry.name for entry in file.cases]
    return [
        source.problem(("cases", index, "name"), Message("TK-L163", {"name": name}))
        for index, name in enumerate(names)
        if name in names[:index]
    ]


def read_facts(source: YamlSource, key: Key, stated: Mapping[str, Tree]) -> dict[str, object]:
    """The facts that stand by path at `key`, as a case would hold them: money as decimals, dates as dates, words as choices."""
    types = {path: _type_of(path) for path in stated}
    problems = [
        source.problem((*key, path), Message("TK-L050", {"path": path})) for path, kind in types.items() if kind is None
    ]
    if problems:
        raise InvalidInputError(problems)
    places = {place[len(key) :]: where for place, where in source.places.items() if place[: len(key)] == key}
    given = validate(
        _model(tuple(stated)),
        YamlSource(source.name, {path: value for path, value in stated.items() if value is not None}, places, {}),
    )
    return {path: value for path in stated if (value := getattr(given, path)) is not None}


@cache
def _model(paths: tuple[str, ...]) -> type[BaseModel]:
    """A model whose fields are the paths."""
    fields: dict[str, Any] = {path: (Annotated[_type_of(path) | None, Field(title=path)], None) for path in paths}
    return cast("type[BaseModel]", create_model("Given", __config__=ConfigDict(extra="forbid"), **fields))


def _type_of(path: str) -> Any:  # noqa: ANN401 - an annotation is any object
    first, _, rest = path.partition(".")
    if first == COMPUTED:
        choices = COMPUTED_FACTS.get(rest)
        if choices is None:
            return None
        return Literal[choices] if choices else Line
    if first == OWN_VALUES:
        return OwnText if "." not in rest and rest else None
    field = field_at(path)
    if field is None:
        return None
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
