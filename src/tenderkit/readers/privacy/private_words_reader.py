"""`private_words.yaml` of every folder, one after the other: a municipality's own file adds to the shipped one."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.privacy.private_words_file import AboutEntry, PrivateWordsFile
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.privacy.private_words import PrivateWords, private_words

PRIVATE_WORDS_FILE = "private_words.yaml"


@once_in_a_run
def read_private_words(folders: tuple[Path, ...]) -> tuple[PrivateWords, tuple[str, ...]]:
    """The words, and the names of authors that are no person's; raises `InvalidInputError` with every fault of every file."""
    files = [folder / PRIVATE_WORDS_FILE for folder in folders]
    sources = [read_yaml(file) for file in files if file.is_file()]
    read = [validate(PrivateWordsFile, source) for source in sources]
    declensions = {name: endings for file in read for name, endings in file.declensions.items()}
    if problems := list(_unknown_declensions(read, sources, declensions.keys())):
        raise InvalidInputError(problems)
    entries = [entry for file in read for entry in file.private]
    both = tuple(word for file in read for word in file.names_and_words.split())
    words = replace(private_words(entries, _about(read), declensions), names_and_words=both)
    return words, tuple(name for file in read for name in file.not_a_person)


def _about(files: Sequence[PrivateWordsFile]) -> AboutEntry:
    return AboutEntry(
        **{
            name: tuple(word for file in files for word in getattr(file.about, name))
            for name in AboutEntry.model_fields
        }
    )


def _unknown_declensions(
    files: Sequence[PrivateWordsFile], sources: Sequence[YamlSource], known: Collection[str]
) -> Iterator[Problem]:
    for file, source in zip(files, sources, strict=True):
        for index, entry in enumerate(file.private):
            if entry.bends is not None and entry.bends not in known:
                facts = {"name": entry.bends, "known": ", ".join(known)}
                yield source.problem(("private", index, "bends"), Message("TK-L195", facts))
