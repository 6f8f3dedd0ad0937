"""The text of every `private_words.yaml` -> the words, with every fault of every file."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.privacy.private_words_file import AboutEntry, PrivateWordsFile
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml
from tenderkit.rules.privacy.private_words import PrivateWords, private_words


def words_of(files: Sequence[tuple[PurePath, bytes]]) -> tuple[PrivateWords, tuple[str, ...]]:
    """The words, and the names of authors that are no person's; raises `InvalidInputError` with the faults of the first faulty file."""
    sources = [parse_yaml(data, name) for name, data in files]
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
