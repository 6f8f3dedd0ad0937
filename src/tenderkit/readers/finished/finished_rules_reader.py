"""`finished.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.finished.finished_file import AboutEntry, FinishedFile
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.finished.gaps import GapWords
from tenderkit.rules.privacy.private_words import PrivateWords, any_of, private_words

FINISHED_FILE = "finished.yaml"


@dataclass(frozen=True, slots=True)
class FinishedRules:
    """The data of all files together, ready to be asked."""

    private: PrivateWords
    gaps: GapWords
    only_beside_clauses: frozenset[str]
    not_a_person: tuple[str, ...]


@once_in_a_run
def read_finished_rules(folders: tuple[Path, ...]) -> FinishedRules:
    """Raises `InvalidInputError` with every fault of every file."""
    sources = [read_yaml(folder / FINISHED_FILE) for folder in folders if (folder / FINISHED_FILE).is_file()]
    files = [validate(FinishedFile, source) for source in sources]
    declensions = {name: endings for file in files for name, endings in file.declensions.items()}
    if problems := list(_unknown_declensions(files, sources, declensions.keys())):
        raise InvalidInputError(problems)
    entries = [entry for file in files for entry in file.private]
    return FinishedRules(
        private=private_words(entries, _about(files), declensions),
        gaps=_gap_words(files),
        only_beside_clauses=frozenset(word for file in files for word in file.only_beside_clauses),
        not_a_person=tuple(word for file in files for word in file.not_a_person),
    )


def _about(files: Sequence[FinishedFile]) -> AboutEntry:
    return AboutEntry(
        one=tuple(word for file in files for word in file.about.one),
        people=tuple(word for file in files for word in file.about.people),
        general=tuple(word for file in files for word in file.about.general),
    )


def _unknown_declensions(
    files: Sequence[FinishedFile], sources: Sequence[YamlSource], known: Collection[str]
) -> Iterator[Problem]:
    for file, source in zip(files, sources, strict=True):
        for index, entry in enumerate(file.private):
            if entry.bends is not None and entry.bends not in known:
                facts = {"name": entry.bends, "known": ", ".join(known)}
                yield source.problem(("private", index, "bends"), Message("TK-L195", facts))


def _gap_words(files: Sequence[FinishedFile]) -> GapWords:
    return GapWords(
        left_alone=frozenset(words.lower() for file in files for words in file.gaps.left_alone),
        words=any_of([words for file in files for words in file.gaps.words]),
        signing=any_of([words for file in files for words in file.gaps.signing]),
    )
