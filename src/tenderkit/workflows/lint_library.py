"""Every clause of the library against every rule; every problem has a file to open."""

from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.clause_file import LanguageFile
from tenderkit.model.library import ClauseLibrary
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.places import Places, find_places
from tenderkit.readers.library_reader import LIBRARY_FILE, read_library
from tenderkit.readers.validation import validate
from tenderkit.readers.yaml_reader import read_yaml
from tenderkit.rules.clause_rules import Surroundings, WordRule, lint_clause, lint_set, word_rule

LANGUAGE_FILE = "language.yaml"


def lint_library(start: Path) -> tuple[Problem, ...]:
    """Lint the library that is in force at `start`."""
    places = find_places(start.resolve())
    try:
        library = read_library(places.clause_folders)
        words = read_word_rules(places)
    except InvalidInputError as error:
        return error.problems
    around = Surroundings(frozenset(library.clauses), words)
    problems: list[Problem] = []
    for entry in library.entries():
        file = clause_path(places, entry.clause.id, entry.clause.version)
        problems += [Problem(file, 1, 1, message) for message in lint_clause(entry.clause, around)]
    return (*problems, *_set_problems(library, places))


def read_word_rules(places: Places) -> tuple[WordRule, ...]:
    """The words that clauses avoid, from every `language.yaml`."""
    files = [folder / LANGUAGE_FILE for folder in places.clause_folders if (folder / LANGUAGE_FILE).is_file()]
    entries = [word for file in files for word in validate(LanguageFile, read_yaml(file)).words]
    return tuple(word_rule(entry.word, entry.say, entry.unless) for entry in entries)


def clause_path(places: Places, clause_id: str, version: str) -> Path:
    """The file of a version, in the uppermost folder that has it."""
    files = [folder / clause_id / f"{version}.md" for folder in reversed(places.clause_folders)]
    return next((file for file in files if file.is_file()), files[-1])


def _set_problems(library: ClauseLibrary, places: Places) -> list[Problem]:
    newest = {entry.clause.id: entry.clause for entry in library.entries()}
    problems = []
    for clause_id, message in lint_set(tuple(newest.values())):
        file = (
            clause_path(places, clause_id, newest[clause_id].version)
            if clause_id
            else places.clause_folders[-1] / LIBRARY_FILE
        )
        problems.append(Problem(file, 1, 1, message))
    return problems


def unsealed(library: ClauseLibrary) -> tuple[Message, ...]:
    """Published versions without a digest: nothing would notice if they were edited."""
    return tuple(
        Message("TK-L065", {"clause": f"{entry.clause.id} {entry.clause.version}"})
        for entry in library.entries()
        if entry.state.status == "published" and not entry.state.digest
    )
