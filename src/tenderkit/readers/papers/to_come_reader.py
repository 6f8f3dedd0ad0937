"""What a kind says of itself before its time; of its file no more is read than that takes, since `check` asks it of every kind."""

from pathlib import Path

from msgspec import Struct

from tenderkit.model.conditions.condition import Condition
from tenderkit.model.papers.kind import Phase, ToCome
from tenderkit.prepared import prepared
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.papers.kind_folder import KIND_FILE, TOP_KEY
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

_SAYS_SOMETHING = b"to_come:"
_PHASES = tuple(Phase)


class KindToCome(Struct, frozen=True):
    """A kind's title, and the facts and conditions that it will ask of the case; `place` orders the kinds by their time."""

    id: str
    title: str
    place: tuple[int, int]
    to_come: ToCome
    conditions: tuple[Condition, ...]


@once_in_a_run
def read_to_come(folder: Path) -> KindToCome | None:
    """What the kind in the folder says of itself; `None` for one that says nothing. Raises `InvalidInputError` with its faults."""
    file = folder / KIND_FILE
    data = read_bytes(file)
    if _SAYS_SOMETHING not in data:  # most kinds are of the recruiter's file
        return None
    return prepared("to_come", KindToCome | None, (data,), lambda: _to_come(data, file))


def _to_come(data: bytes, file: Path) -> KindToCome | None:
    from tenderkit.model.papers.kind_file import KindHead
    from tenderkit.readers.clauses.condition_reader import read_condition
    from tenderkit.readers.yaml.validation import validate

    blocks = TOP_KEY.split(data)
    if not any(block.startswith(_SAYS_SOMETHING) for block in blocks):
        return None
    head = tuple(f"{name}:".encode() for name in KindHead.model_fields)
    source = parse_yaml(b"".join(block for block in blocks if block.startswith(head)), file)
    entry, problems = validate(KindHead, source), list[Problem]()
    found = (
        read_condition(need.holds, ("needs", at, "holds"), source, problems) for at, need in enumerate(entry.needs)
    )
    conditions = tuple(condition for condition in found if condition is not None)
    said = entry.to_come
    when = read_condition(said.when if said else None, ("to_come", "when"), source, problems)
    if problems:
        raise InvalidInputError(problems)
    if said is None:
        return None
    place = (_PHASES.index(entry.phase), entry.order)
    return KindToCome(entry.id, entry.title, place, ToCome(said.asks, when), conditions)
