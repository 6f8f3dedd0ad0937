"""`finished.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.model.finished.finished_file import FinishedFile
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.finished.gaps import GapWords
from tenderkit.rules.privacy.private_words import any_of, any_of_each_case

FINISHED_FILE = "finished.yaml"


class FinishedRules(Struct, frozen=True):
    """The data of all files together, ready to be asked."""

    gaps: GapWords
    only_beside_clauses: frozenset[str]


@once_in_a_run
def read_finished_rules(folders: tuple[Path, ...]) -> FinishedRules:
    """Raises `InvalidInputError` with every fault of every file."""
    sources = [read_yaml(folder / FINISHED_FILE) for folder in folders if (folder / FINISHED_FILE).is_file()]
    files = [validate(FinishedFile, source) for source in sources]
    return FinishedRules(
        gaps=_gap_words(files),
        only_beside_clauses=frozenset(word for file in files for word in file.only_beside_clauses),
    )


def _gap_words(files: Sequence[FinishedFile]) -> GapWords:
    return GapWords(
        left_alone=frozenset(words.lower() for file in files for words in file.gaps.left_alone),
        words=any_of_each_case([words for file in files for words in file.gaps.words]),
        signing=any_of([words for file in files for words in file.gaps.signing]),
        alone=frozenset(words.lower() for file in files for words in file.gaps.alone),
    )
