"""`finished.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes
from tenderkit.rules.accessibility.say_nothing import SayNothing
from tenderkit.rules.finished.gaps import GapWords
from tenderkit.rules.privacy.private_words import any_of, any_of_each_case

FINISHED_FILE = "finished.yaml"


class FinishedRules(Struct, frozen=True):
    """The data of all files together, ready to be asked."""

    gaps: GapWords
    only_beside_clauses: frozenset[str]
    say_nothing: SayNothing


class _Words(Struct, frozen=True):
    left_alone: tuple[str, ...]
    words: tuple[str, ...]
    signing: tuple[str, ...]
    alone: tuple[str, ...]
    only_beside_clauses: tuple[str, ...]
    links: tuple[str, ...]
    pictures: tuple[str, ...]


@once_in_a_run
def read_finished_rules(folders: tuple[Path, ...]) -> FinishedRules:
    """Raises `InvalidInputError` with every fault of the first faulty file."""
    paths = [path for folder in folders if (path := folder / FINISHED_FILE).is_file()]
    files = [(path, read_bytes(path)) for path in paths]
    words = prepared("finished", _Words, (data for _, data in files), lambda: _words_of(files))
    return FinishedRules(
        gaps=GapWords(
            left_alone=frozenset(map(str.lower, words.left_alone)),
            words=any_of_each_case(words.words),
            signing=any_of(words.signing),
            alone=frozenset(map(str.lower, words.alone)),
        ),
        only_beside_clauses=frozenset(words.only_beside_clauses),
        say_nothing=SayNothing(
            links=frozenset(map(str.lower, words.links)), pictures=frozenset(map(str.lower, words.pictures))
        ),
    )


def _words_of(files: Sequence[tuple[Path, bytes]]) -> _Words:
    from tenderkit.model.finished.finished_file import FinishedFile
    from tenderkit.readers.yaml.validation import validate

    read = [validate(FinishedFile, source) for source in [parse_yaml(data, path) for path, data in files]]
    return _Words(
        left_alone=tuple(words for file in read for words in file.gaps.left_alone),
        words=tuple(words for file in read for words in file.gaps.words),
        signing=tuple(words for file in read for words in file.gaps.signing),
        alone=tuple(words for file in read for words in file.gaps.alone),
        only_beside_clauses=tuple(word for file in read for word in file.only_beside_clauses),
        links=tuple(word for file in read for word in file.say_nothing.links),
        pictures=tuple(word for file in read for word in file.say_nothing.pictures),
    )
