"""The shipped language, for tests."""

from functools import cache

from judges import checkout
from tenderkit.model.language.language_file import LanguageFile
from tenderkit.readers.language.language_parser import LanguageSource, language_of, read_language_files
from tenderkit.rules.language.language import Language


@cache
def shipped() -> LanguageSource:
    (source,) = read_language_files((checkout.ROOT / "clauses",))
    return source


def shipped_file() -> LanguageFile:
    return shipped().file


@cache
def shipped_language() -> Language:
    return language_of([shipped_file()])
