"""What a kind says of itself before its time; of its folder no more is read than that takes, since `check` asks it of every kind."""

from dataclasses import dataclass
from pathlib import Path

from tenderkit.model.conditions.condition import Condition
from tenderkit.model.papers.kind import Need, Phase, ToCome
from tenderkit.model.papers.kind_file import KindFile
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.papers.kind_parts_reader import PartsReader
from tenderkit.readers.papers.kind_reader import KIND_FILE
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_bytes, read_yaml

_SAYS_SOMETHING = b"\nto_come:"
_PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class KindToCome:
    """A kind's title, and the facts and conditions that it will ask of the case; `place` orders the kinds by their time."""

    id: str
    title: str
    place: tuple[int, int]
    to_come: ToCome
    needs: tuple[Need, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What must hold before it can be written."""
        return tuple(need.holds for need in self.needs)


@once_in_a_run
def read_to_come(folder: Path) -> KindToCome | None:
    """What the kind in the folder says of itself; `None` for one that says nothing. Raises `InvalidInputError` with its faults."""
    file = folder / KIND_FILE
    if _SAYS_SOMETHING not in read_bytes(file):  # most kinds are of the recruiter's file
        return None
    source = read_yaml(file)
    entry, problems = validate(KindFile, source), list[Problem]()
    reader = PartsReader(entry, source, problems)
    to_come, needs = reader.to_come(), reader.needs()
    if problems:
        raise InvalidInputError(problems)
    if to_come is None:
        return None
    return KindToCome(entry.id, entry.title, (_PHASES.index(entry.phase), entry.order), to_come, needs)
