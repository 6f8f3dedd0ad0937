"""From a path to a case that holds together: read, checked against the rules, with its legal basis."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import Procurement
from tenderkit.problems import InvalidInputError, Key, Problem, RefusedError
from tenderkit.project.places import LOCK_FILE, ProjectPlaces, case_file, find_places
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, YamlSource, parse_yaml, read_yaml
from tenderkit.rules.case.case_rules import find_faults
from tenderkit.rules.law.legal_basis import LegalBasis, legal_basis
from tenderkit.writers.moves.recovery import is_interrupted, settle

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class SoundCase:
    """A case without errors. `folder` is `None` for standard input; `warnings` are what the rules remark on.

    `day` is the date of its documents: when the tender is published, else when the procurement begins.
    """

    case: Procurement
    source: YamlSource
    folder: Path | None
    places: ProjectPlaces
    legal: LegalBasis
    day: date
    warnings: tuple[Problem, ...] = ()

    @property
    def lock_file(self) -> Path | None:
        return self.folder / LOCK_FILE if self.folder else None

    def problem(self, path: str, message: Message) -> Problem:
        """A problem at the address of a dotted fact path."""
        key: Key = tuple(path.split(".")) if path else ()
        return self.source.problem(key, message)


def settle_case(path: Path, *, touch: bool = True) -> None:
    """Finish what an interrupted run left in the case's folder, before anything is read.

    Raises `RefusedError` when that can't be done, or may not be since nothing is to be touched.
    """
    if path == STANDARD_INPUT:
        return
    folder = case_file(path).parent
    if touch:
        settle(folder)
    elif is_interrupted(folder):
        raise RefusedError("TK-F021", {"folder": folder})


def load_sound_case(path: Path) -> SoundCase:
    """Read and check the case at `path` (folder, file or `-`); raises `InvalidInputError` with every fault."""
    source, folder = _read_source(path)
    case = parse_case(source)
    places = find_places((folder or Path.cwd()).resolve())
    legal = legal_basis(case, read_law_table(places.clause_folders))
    problems = [source.locate(fault) for fault in (*find_faults(case, legal.act), *legal.faults)]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if any(problem.gravity is Gravity.ERROR for problem in problems):
        raise InvalidInputError(problems)
    day = case.procedure.published or case.procedure.begins
    return SoundCase(case, source, folder, places, legal, day, tuple(problems))


def _read_source(path: Path) -> tuple[YamlSource, Path | None]:
    if path == STANDARD_INPUT:
        return parse_yaml(_standard_input(), path), None
    file = case_file(path)
    if not file.exists():
        raise RefusedError("TK-S001", {"path": file})
    return read_yaml(file), file.parent


def _standard_input() -> bytes:
    """What is piped to us, no more than can be too much; nothing when there is no standard input."""
    if sys.stdin is None:
        return b""
    try:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError:
        raise RefusedError("TK-C027", {"path": STANDARD_INPUT}) from None
