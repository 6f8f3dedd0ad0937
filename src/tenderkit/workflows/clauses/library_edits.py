"""What a step in a clause's life changes in the hand-kept `library.yaml` and `adopted.yaml`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tenderkit.model.clauses.clause import Adoption, ClauseState
from tenderkit.model.clauses.library import Version
from tenderkit.readers.yaml.yaml_changes import Add, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml

_LIBRARY = b"format: 1\norder: []\nclauses:\n"
_ADOPTED = (
    "# Beslut om vilka klausulversioner som får användas här. Skrivs av tenderkit clauses adopt.\nformat: 1\nadopted:\n"
).encode()


def with_state(data: bytes, path: Path, wanted: Version, state: ClauseState) -> bytes:
    """`library.yaml` with the state of one version changed, or listed when it wasn't; a new clause comes last in the order."""
    data = data or _LIBRARY
    edits: list[Edit] = [Put(("clauses", wanted.clause, "versions", wanted.version), _fields(state))]
    stands = parse_yaml(data, path).data
    if not any(wanted.clause in (stands.get(name) or ()) for name in ("order", "clauses")):
        edits.append(Add(("order",), (wanted.clause,)))
    return edited(data, path, edits)


def with_adoptions(data: bytes, path: Path, adopted: Sequence[tuple[Version, Adoption]]) -> bytes:
    """`adopted.yaml` with some decisions more."""
    return edited(data or _ADOPTED, path, [Add(("adopted",), tuple(_entry(*each) for each in adopted))])


def _fields(state: ClauseState) -> dict[str, Tree]:
    owner: dict[str, Tree] = {"owner": state.owner} if state.owner else {}
    return {
        "status": state.status.value,
        "valid_from": _day(state.valid_from),
        "valid_to": _day(state.valid_to),
        "review_by": _day(state.review_by),
        **owner,
        "digest": state.digest or None,
        "hold_reason": state.hold_reason or None,
    }


def _entry(version: Version, adoption: Adoption) -> dict[str, Tree]:
    return {
        "clause": version.clause,
        "version": version.version,
        "by": adoption.by,
        "date": adoption.date.isoformat(),
        "decision": adoption.decision,
        "digest": adoption.digest,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
