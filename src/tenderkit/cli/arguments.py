"""The language has to be known before any help text is made, so `--lang` is read ahead of everything else."""

import os
from collections.abc import Sequence

from tenderkit.messages import LANGUAGES

_OPTION = "--lang"
_VARIABLE = "TENDERKIT_LANG"


def language_wanted(arguments: Sequence[str]) -> tuple[list[str], str]:
    """The arguments without `--lang`, and the language: the option, else TENDERKIT_LANG, else Swedish.

    A language that we don't speak is left among the arguments, for the usage error to name it.
    """
    rest = list(arguments)
    for index, argument in enumerate(rest):
        if argument == _OPTION and rest[index + 1 : index + 2] and rest[index + 1] in LANGUAGES:
            return rest[:index] + rest[index + 2 :], rest[index + 1]
        value = argument.removeprefix(f"{_OPTION}=")
        if value != argument and value in LANGUAGES:
            return rest[:index] + rest[index + 1 :], value
    wished = os.environ.get(_VARIABLE, "")
    return rest, wished if wished in LANGUAGES else LANGUAGES[0]
