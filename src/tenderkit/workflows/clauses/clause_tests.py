"""Run the tests that lie beside the clauses; rewrite their golden texts when asked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.case.choices import Law
from tenderkit.model.clauses.clause_test_file import ClauseTest
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, Version, published_of, version_key
from tenderkit.model.law.acts import Act
from tenderkit.problems import Fault, InvalidInputError, Problem
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.project.search import path_order
from tenderkit.readers.clauses.clause_test_reader import SUFFIX, read_clause_test
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.unknown_clause import unknown_clause
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_bytes
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.clauses.clause_test_run import run_clause_test, say
from tenderkit.writers.golden_text import with_golden
from tenderkit.writers.output import Output, digest_of, place


class FileResult(Struct, frozen=True):
    """One test file and one version that it tested: its cases, how many held, and what differed."""

    clause: str
    version: str
    cases: int
    held: int
    problems: tuple[Problem, ...]


class Results(Struct, frozen=True):
    """Every file that was run; `problems` also names published clauses without a test."""

    files: tuple[FileResult, ...]
    problems: tuple[Problem, ...]
    rewritten: tuple[Path, ...] = ()


class _TestFile(Struct, frozen=True):
    path: Path
    test: ClauseTest
    source: YamlSource
    entry: LibraryEntry


def run_clause_tests(start: Path, clause_ids: Sequence[str] = (), *, update: bool = False) -> Results:
    """Run the tests of these clauses, or of all; `update` first rewrites golden texts that differ.

    Raises `InvalidInputError` when the library can't be read, `RefusedError` for a clause that doesn't exist.
    """
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    acts = read_law_table(places.clause_folders).acts
    if unknown := [clause_id for clause_id in clause_ids if clause_id not in library.clauses]:
        raise unknown_clause(unknown[0], library.clauses)
    wanted = dict.fromkeys(clause_ids) or dict.fromkeys(entry.clause.id for entry in library.entries())
    paths_of = {clause_id: paths_of_tests(places, library, clause_id) for clause_id in wanted}
    every = tuple(path for paths in paths_of.values() for path in paths)
    rewritten, spoilt = _rewrite_golden_texts(every, library, acts) if update else ((), {})
    problems: list[Problem] = []
    results: list[FileResult] = []
    for clause_id, paths in paths_of.items():
        problems += _untested(places, library, clause_id, paths)
        for path in paths:
            try:
                files = _read(path, library)
            except InvalidInputError as error:
                problems += error.problems
                continue
            if path in spoilt:
                problems += spoilt[path]
            else:
                results += (_result(file, acts) for file in files)
    found = (problem for result in results for problem in result.problems)
    return Results(tuple(results), (*problems, *found), rewritten)


def paths_of_tests(places: ProjectPlaces, library: ClauseLibrary, clause_id: str) -> tuple[Path, ...]:
    """The test files in the folder that the clause is taken from."""
    versions = library.clauses[clause_id]
    folders = {clause_path(places, clause_id, version).parent for version in versions}
    return tuple(sorted((path for folder in folders for path in folder.glob(f"*{SUFFIX}")), key=path_order))


def problems_of_version(places: ProjectPlaces, library: ClauseLibrary, wanted: Version) -> Iterator[Problem]:
    """Where the version's words differ from what its tests say just now; a test file that can't be read proves nothing."""
    acts = read_law_table(places.clause_folders).acts
    for path in paths_of_tests(places, library, wanted.clause):
        try:
            files = _read(path, library)
        except InvalidInputError as error:
            yield from error.problems
            continue
        for file in files:
            if file.entry.clause.version == wanted.version:
                yield from _result(file, acts).problems


def _read(path: Path, library: ClauseLibrary) -> list[_TestFile]:
    """The file once for each version that it tests."""
    test, source = read_clause_test(path)
    known = library.clauses.get(test.clause, {})
    found: list[_TestFile] = []
    for version in test.versions or (max(known, key=version_key, default=""),):
        entry = library.version(test.clause, version)
        if entry is None:
            facts = {"version": f"{test.clause} {version}".strip(), "known": ", ".join(known) or "–"}
            key = ("version",) if test.versions else ("clause",)
            raise InvalidInputError([source.problem(key, Message("TK-L175", facts))])
        found.append(_TestFile(path, test, source, entry))
    return found


def _result(file: _TestFile, acts: Mapping[Law, Act]) -> FileResult:
    problems: list[Problem] = []
    held = 0
    for index, case in enumerate(file.test.cases):
        faults = run_clause_test(file.entry.clause, case, acts)
        held += not faults
        problems += (_located(file.source, index, case.name, fault) for fault in faults)
    clause = file.entry.clause
    return FileResult(clause.id, clause.version, len(file.test.cases), held, tuple(problems))


def _located(source: YamlSource, index: int, name: str, fault: Fault) -> Problem:
    message = replace(fault.message, facts={"case": name, **fault.message.facts})
    return source.problem(("cases", index, *fault.key), message)


def _untested(
    places: ProjectPlaces, library: ClauseLibrary, clause_id: str, paths: Sequence[Path]
) -> Iterator[Problem]:
    """A published clause without a test could change its meaning and nobody would see it."""
    published = [entry.clause.version for entry in published_of(library.clauses[clause_id].values())]
    if published and not paths:
        newest = max(published, key=version_key)
        yield Problem(clause_path(places, clause_id, newest), 1, 1, Message("TK-L162", {"clause": clause_id}))


def _rewrite_golden_texts(
    paths: Sequence[Path], library: ClauseLibrary, acts: Mapping[Law, Act]
) -> tuple[tuple[Path, ...], Mapping[Path, tuple[Problem, ...]]]:
    """Write all the texts that differ, as one set; returns the files written, and what stands in the way in others."""
    outputs: list[Output] = []
    spoilt: dict[Path, tuple[Problem, ...]] = {}
    for path in paths:
        try:
            outputs += _with_golden_texts(path, library, acts)
        except InvalidInputError as error:
            spoilt[path] = error.problems
    place(outputs)
    return tuple(output.path for output in outputs), spoilt


def _with_golden_texts(path: Path, library: ClauseLibrary, acts: Mapping[Law, Act]) -> Iterator[Output]:
    """What the clause says now under every `golden` that says something else; nothing else in the file changes."""
    data = read_bytes(path)
    file = _read(path, library)[0]  # the versions say the same, or their tests tell that they don't
    new: dict[tuple[int, int], str] = {}
    for index, case in enumerate(file.test.cases):
        text = say(file.entry.clause, case.given, acts).text
        if case.golden is not None and case.golden.rstrip() != text:
            new[file.source.places["cases", index, "golden"]] = text
    if not new:
        return
    rewritten = with_golden(data.decode(), new)
    if rewritten is None:
        raise InvalidInputError([Problem(file.path, *min(new), Message("TK-L174"))])
    yield Output(file.path, rewritten.encode(), made_of=digest_of(data))
