"""`library.yaml` and `adopted.yaml` of a folder of clauses: the state of every version, and what a municipality has adopted."""

from pathlib import Path

from tenderkit.model.clauses.clause import Adoption, ClauseState
from tenderkit.model.clauses.library import ListedLibrary, ListedVersions
from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

AdoptedVersions = tuple[tuple[str, str, Adoption], ...]
"""The id of the clause, its version, and the decision."""


@once_in_a_run
def read_listing(path: Path) -> ListedLibrary:
    """One `library.yaml`; raises `InvalidInputError` with every fault of it."""
    data = read_bytes(path)
    return prepared("libraries", ListedLibrary, (data,), lambda: _listing(data, path))


@once_in_a_run
def read_adopted(path: Path) -> AdoptedVersions:
    """One `adopted.yaml`; raises `InvalidInputError` with every fault of it."""
    data = read_bytes(path)
    return prepared("adopted", AdoptedVersions, (data,), lambda: _adopted(data, path))


def _listing(data: bytes, path: Path) -> ListedLibrary:
    from tenderkit.model.clauses.clause_file import LibraryFile
    from tenderkit.readers.yaml.validation import validate

    file = validate(LibraryFile, parse_yaml(data, path))
    listed = {
        clause_id: ListedVersions(
            entry.role,
            entry.marks,
            {
                version: ClauseState(
                    status=state.status,
                    valid_from=state.valid_from,
                    valid_to=state.valid_to,
                    review_by=state.review_by,
                    owner=state.owner,
                    digest=state.digest or "",
                    hold_reason=state.hold_reason or "",
                )
                for version, state in entry.versions.items()
            },
        )
        for clause_id, entry in file.clauses.items()
    }
    return ListedLibrary(file.order, listed)


def _adopted(data: bytes, path: Path) -> AdoptedVersions:
    from tenderkit.model.clauses.clause_file import AdoptedFile
    from tenderkit.readers.yaml.validation import validate

    entries = validate(AdoptedFile, parse_yaml(data, path)).adopted
    return tuple(
        (entry.clause, entry.version, Adoption(entry.by, entry.date, entry.decision, entry.digest)) for entry in entries
    )
