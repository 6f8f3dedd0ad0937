"""A clause's tests by example: with these values the text says this, and not that. They are the cases of its test file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message, document_text
from tenderkit.model.case.understanding import understand, written_form
from tenderkit.model.clauses.clause_test_file import ClauseCase
from tenderkit.model.clauses.library import version_key
from tenderkit.model.form.form_fields import form_fields
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import RefusedError
from tenderkit.readers.clauses.clause_test_reader import SUFFIX, read_clause_test
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.yaml.yaml_changes import Add, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.rules.conditions.facts import COMPUTED, field_at, shape_of
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, FormFault, UnclearFormError
from tenderkit.workflows.clauses.clause_test_run import run_clause_test, say
from tenderkit.workflows.clauses.clause_tests import paths_of_tests
from tenderkit.writers.output import Output, digest_of, place

_LENGTHS = {"kort": "short", "fullständig": "full"}
_LENGTH = f"{COMPUTED}.text"


class Example(Struct, frozen=True):
    """What somebody writes: values by their labels, whether the clause is in, and what the text says, doesn't say and asks."""

    name: str
    given: Sequence[tuple[str, str]]
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    applies: bool = True
    questions: tuple[str, ...] = ()


class TriedExample(Struct, frozen=True):
    """An example of the file with its outcome: what differs, and what the text says. `number` is its place in the file."""

    file: str
    number: int
    case: ClauseCase
    differs: tuple[Message, ...]
    said: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.differs

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What was given, by label, as it is written in the file."""
        return tuple((fact_label(path), str(written_form(value))) for path, value in self.case.given.items())


def fact_label(path: str) -> str:
    """What a fact is called where a value for it is asked."""
    return document_text("writing.length") if path == _LENGTH else fact_title(path)


def example_labels() -> Mapping[str, str]:
    """The facts that an example may state, by label: those that conditions ask, and those that texts print."""
    found: dict[str, str] = {}
    for pattern in form_fields():
        path = ".".join(pattern)
        if shape_of(path) is not None:
            found.setdefault(fact_label(path), path)
    return found


def tried_examples(draft: ClauseDraft) -> tuple[TriedExample, ...]:
    """Every example of the version, with its outcome just now."""
    acts = read_law_table(draft.places.clause_folders).acts
    found = []
    for path in _files(draft):
        test, _ = read_clause_test(path)
        for number, case in enumerate(test.cases):
            faults = run_clause_test(draft.clause, case, acts)
            said = say(draft.clause, case.given, acts).text.split("\n\n")
            found.append(
                TriedExample(
                    path.name, number, case, tuple(_of_the_case(each.message, case) for each in faults), tuple(said)
                )
            )
    return tuple(found)


def _of_the_case(message: Message, case: ClauseCase) -> Message:
    return replace(message, facts={"case": case.name, **message.facts})


def add_example(draft: ClauseDraft, example: Example) -> None:
    """Write it as one case more of the version's test file; raises `UnclearFormError` with what wasn't understood."""
    faults: list[FormFault] = []
    given = dict(_given(example.given, faults))
    named = {each.case.name for each in tried_examples(draft)}
    if not example.name:
        faults.append(FormFault("name", Message("TK-L427")))
    if example.name in named:
        faults.append(FormFault("name", Message("TK-L163", {"name": example.name})))
    if example.applies and not (example.must or example.must_not):
        faults.append(FormFault("must", Message("TK-L427")))
    if faults:
        raise UnclearFormError(faults)
    path = _own_file(draft)
    standing = path.read_bytes() if path.is_file() else _new_file(draft)
    data = edited(standing, path, [Add(("cases",), (_entry(example, given),))])
    place([Output(path, data, made_of=digest_of(standing) if path.is_file() else "")])


def drop_example(draft: ClauseDraft, file: str, number: int, name: str) -> None:
    """Take it out of its file; raises `RefusedError` where another stands there now."""
    path = next((each for each in _files(draft) if each.name == file), None)
    if path is None:
        raise RefusedError("TK-L431", {"name": name})
    standing = path.read_bytes()
    cases: Any = parse_yaml(standing, path).data["cases"]
    if not 0 <= number < len(cases) or cases[number]["name"] != name:
        raise RefusedError("TK-L431", {"name": name})
    rest = [case for at, case in enumerate(cases) if at != number]
    if not rest:
        path.unlink()
        return
    place([Output(path, edited(standing, path, [Put(("cases",), rest)]), made_of=digest_of(standing))])


def _files(draft: ClauseDraft) -> Iterator[Path]:
    for path in paths_of_tests(draft.places, draft.library, draft.wanted.clause):
        test, _ = read_clause_test(path)
        if draft.wanted.version in test.versions or (not test.versions and _is_newest(draft)):
            yield path


def _is_newest(draft: ClauseDraft) -> bool:
    return draft.wanted.version == max(draft.library.clauses[draft.wanted.clause], key=version_key)


def _own_file(draft: ClauseDraft) -> Path:
    """The file of this version's examples, which no other version shares."""
    return draft.path.parent / f"{draft.wanted.clause}-{draft.wanted.version}{SUFFIX}"


def _new_file(draft: ClauseDraft) -> bytes:
    return f"format: 1\nclause: {draft.wanted.clause}\nversion: {draft.wanted.version}\ncases: []\n".encode()


def _entry(example: Example, given: dict[str, Tree]) -> Tree:
    told: dict[str, Tree] = {"name": example.name, "given": given}
    if not example.applies:
        return {**told, "applies": "nej"}
    expected = {"must": example.must, "must_not": example.must_not, "questions": example.questions}
    return told | {key: list(said) for key, said in expected.items() if said}


def _given(rows: Sequence[tuple[str, str]], faults: list[FormFault]) -> Iterator[tuple[str, Tree]]:
    labels = {label.casefold(): path for label, path in example_labels().items()}
    for number, (label, written) in enumerate(rows):
        if not label.strip() and not written.strip():
            continue
        path = labels.get(label.strip().casefold(), "")
        if label.strip().casefold() == fact_label(_LENGTH).casefold() and written.strip().casefold() in _LENGTHS:
            yield _LENGTH, _LENGTHS[written.strip().casefold()]
        elif not path:
            faults.append(FormFault(f"given-{number}", Message("TK-L432", {"label": label.strip()})))
        elif not written.strip():
            faults.append(FormFault(f"given-{number}", Message("TK-L427")))
        else:
            yield from _understood(path, written.strip(), f"given-{number}", faults)


def _understood(path: str, written: str, name: str, faults: list[FormFault]) -> Iterator[tuple[str, Tree]]:
    found = field_at(path)
    try:
        yield path, written_form(understand(found, written).value)
    except NotUnderstoodError as asked:
        facts = {"value": written, "label": fact_label(path)}
        faults.append(FormFault(name, Message("TK-L433", facts | {"code": asked.code})))
