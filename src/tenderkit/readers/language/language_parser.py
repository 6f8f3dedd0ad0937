"""`language.yaml` as it is written, for proving its examples, and what all such files come to."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.model.language.language_file import LanguageFile, LaterEntry, LimitsEntry
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.language.language_paths import language_paths
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml, read_bytes
from tenderkit.rules.language.language import Language, LanguageLimits, LaterStandard, word_rule


class LanguageSource(Struct, frozen=True):
    """One file as it was written, for proving its examples."""

    file: LanguageFile
    source: YamlSource


@once_in_a_run
def read_language_files(folders: tuple[Path, ...]) -> tuple[LanguageSource, ...]:
    """Every file there is, in the order of reading; raises `InvalidInputError` at the first that can't be read."""
    return parsed_files([(path, read_bytes(path)) for path in language_paths(folders)])


def parsed_files(files: Sequence[tuple[Path, bytes]]) -> tuple[LanguageSource, ...]:
    """The files by their names and letters."""
    sources = (parse_yaml(data, path) for path, data in files)
    return tuple(LanguageSource(validate(LanguageFile, source), source) for source in sources)


def language_of(files: Sequence[LanguageFile]) -> Language:
    """All of them together; the last one that states limits sets them, those for later clauses too."""
    stated = [file.limits for file in files if file.limits is not None]
    return Language(
        words=tuple(
            word_rule(entry.word, entry.say, entry.unless, entry.near, entry.rule)
            for file in files
            for entry in file.words
        ),
        limits=_limits(stated[-1]) if stated else LanguageLimits(),
        abbreviations=frozenset(short for file in files for short in file.abbreviations),
        terms=tuple(dict.fromkeys(term for file in files for term in file.terms)),
        later=_later(file.later for file in files),
        excuses=frozenset((entry.clause, entry.word) for file in files for entry in file.excuses),
    )


def _later(entries: Iterable[LaterEntry | None]) -> LaterStandard | None:
    stated = [entry for entry in entries if entry is not None]
    if not stated:
        return None
    last = stated[-1]
    promises = tuple(tuple(words.lower().split()) for entry in stated for words in entry.promises)
    duties = frozenset(verb.lower() for entry in stated for verb in entry.duties)
    return LaterStandard(last.from_day, last.sentence_words, last.lix, duties, promises)


def _limits(entry: LimitsEntry) -> LanguageLimits:
    return LanguageLimits(entry.sentence_words, entry.fewest_words, entry.lix.model_dump())
