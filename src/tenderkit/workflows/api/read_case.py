"""A case for scripts: read and checked once, built of as often as is wanted."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.problems import InvalidInputError, Key, Problem, RefusedError
from tenderkit.project.one_run import Kept
from tenderkit.project.places import ProjectPlaces, case_file, find_places
from tenderkit.readers.case.case_source import read_case_source
from tenderkit.readers.yaml.yaml_events import Place, Tree
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.workflows.api.open_library import Library
from tenderkit.workflows.case.sound_case import SoundCase, examined_source
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.matching.recruiters_files import files_read

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching

_NO_FILE = PurePath("case")  # what a problem names where the case came as a mapping


class Case(Struct, frozen=True):
    """A case without errors, with the library that it is built of; `remarks` are warnings, questions and notes, as `check` tells them."""

    sound: SoundCase
    library: Library
    matching: "Matching | None" = None
    remarks: tuple[Problem, ...] = ()
    kept: Kept = field(default_factory=Kept)


def read_case(where: Path | str | Mapping[str, object], library: Library, *, day: date | None = None) -> Case:
    """The case of a folder or a file, with the recruiter's files beside it, or of a mapping with the same keys as the file.

    `day` is the date of its documents where that isn't the case's own. Raises `InvalidInputError` with every fault of all of them, and `RefusedError` where there is no file.
    """
    kept = Kept()
    with library.reading(kept):
        sound = _of_mapping(where, library, day) if isinstance(where, Mapping) else _of_file(Path(where), library, day)
        if not sound.is_sound:
            raise InvalidInputError((*sound.warnings, *_faults_beside(sound)))
        matching, remarks = read_sound_matching(sound)
    return Case(sound, library, matching, (*sound.warnings, *remarks), kept)


def _of_mapping(case: Mapping[str, object], library: Library, day: date | None) -> SoundCase:
    return examined_source(_source_of(case), None, library.places, day=day)


def _of_file(where: Path, library: Library, day: date | None) -> SoundCase:
    file = case_file(where)
    if not file.is_file():
        raise RefusedError("TK-S001", {"path": file})
    try:
        return examined_source(read_case_source(file), file.parent, _places_for(library, file.parent), day=day)
    except InvalidInputError as error:
        raise InvalidInputError((*error.problems, *files_read(file.parent)[1])) from None


def _places_for(library: Library, folder: Path) -> ProjectPlaces:
    """The persons' files of a case lie where the settings above the case say, whatever library is open."""
    return replace(library.places, persons=find_places(folder.resolve()).persons)


def _faults_beside(sound: SoundCase) -> tuple[Problem, ...]:
    """Told with those of the case, so that nobody mends one file and then meets the next."""
    try:
        read_sound_matching(sound)
    except InvalidInputError as error:
        return error.problems
    return ()


def _source_of(case: Mapping[str, object]) -> YamlSource:
    """As if it had been read from a file: each value becomes the letters that one would type."""
    tree = _typed(case)
    return YamlSource(_NO_FILE, tree if isinstance(tree, dict) else {}, _AtTheBeginning(tree), {})


def _typed(value: object) -> Tree:
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): _typed(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_typed(inner) for inner in value]
        case float():
            return f"{Decimal(repr(value)):f}"
        case _:
            return str(value)


class _AtTheBeginning(Mapping[Key, Place]):
    """Every key of a tree, with the only place there is; a key is looked for when it's asked about."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def __getitem__(self, key: Key) -> Place:
        found = self._tree
        try:
            for name in key:
                found = found[name]  # type: ignore[index] # what has no such key says so
        except (TypeError, LookupError):
            raise KeyError(key) from None
        return (1, 1)

    def __iter__(self) -> Iterator[Key]:
        return _keys(self._tree, ())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _keys(tree: Tree, key: Key) -> Iterator[Key]:
    if key:
        yield key
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for name, value in inner:
        yield from _keys(value, (*key, name))
