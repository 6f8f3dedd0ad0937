"""`private_words.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from pathlib import Path

from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.yaml_reader import read_bytes
from tenderkit.rules.privacy.private_words import PrivateWords

PRIVATE_WORDS_FILE = "private_words.yaml"
WordsAndNames = tuple[PrivateWords, tuple[str, ...]]
"""The words, and the names of authors that are no person's."""


@once_in_a_run
def read_private_words(folders: tuple[Path, ...]) -> WordsAndNames:
    """The words of all files together; raises `InvalidInputError` with the faults of a file."""
    paths = [path for folder in folders if (path := folder / PRIVATE_WORDS_FILE).is_file()]
    files = [(path, read_bytes(path)) for path in paths]

    def parsed() -> WordsAndNames:
        from tenderkit.readers.privacy.private_words_parser import words_of

        return words_of(files)

    return prepared("private_words", WordsAndNames, (data for _, data in files), parsed)
