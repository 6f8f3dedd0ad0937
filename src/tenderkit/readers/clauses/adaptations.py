"""Central clauses with a municipality's own words in their open blocks."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.clauses.open_blocks import OPEN_SUFFIX, read_own_words, with_own_words
from tenderkit.readers.yaml.yaml_reader import decode, read_bytes


def with_adaptations(
    versions: Mapping[str, LibraryEntry], folder: Path, folders: Sequence[Path], problems: list[Problem]
) -> dict[str, LibraryEntry]:
    """Each version of a clause as the folders above its own have adapted it; faults are added to `problems`."""
    return {
        version: _adapted(entry, folder, later, problems) if (later := _above(folder, folders)) else entry
        for version, entry in versions.items()
    }


def lost_adaptations(used: Iterable[LibraryEntry], folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Own words for another version than the one that is used: nobody would see that they are gone."""
    return tuple(
        Problem(file, 1, 1, Message("TK-L086", {"clause": entry.clause.id, "version": entry.clause.version}))
        for entry in used
        if not entry.adapted
        for folder in folders[1:]
        for file in sorted((folder / entry.clause.id).glob(f"*{OPEN_SUFFIX}"))
    )


def _above(folder: Path, folders: Sequence[Path]) -> Sequence[Path]:
    return folders[folders.index(folder) + 1 :]


def _adapted(entry: LibraryEntry, folder: Path, later: Sequence[Path], problems: list[Problem]) -> LibraryEntry:
    clause = entry.clause
    name = f"{clause.id}/{clause.version}{OPEN_SUFFIX}"
    own = next((other / name for other in reversed(later) if (other / name).is_file()), None)
    if own is None:
        return entry
    path = folder / clause.id / f"{clause.version}.md"
    text = decode(read_bytes(path), path).replace("\r\n", "\n")
    try:
        adapted = parse_clause(with_own_words(text, read_own_words(own), own).encode(), path)
    except InvalidInputError as error:
        problems += error.problems
        return entry
    return replace(entry, clause=adapted, adapted=True)
