"""`--assume NAME=VALUE`: read as the case file reads the same words and amounts."""

from collections.abc import Sequence
from pathlib import PurePath

from tenderkit.messages import Message
from tenderkit.model.penalty.assumed import Assumptions
from tenderkit.problems import Key, Problem
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_events import Place, Tree, shown
from tenderkit.readers.yaml.yaml_reader import YamlSource

OPTION = PurePath("--assume")


def read_assumptions(words: Sequence[str]) -> Assumptions:
    """Each word is a name and an amount; raises `InvalidInputError` with every fault, at the number of its word."""
    data: dict[str, Tree] = {}
    problems: list[Problem] = []
    for at, word in enumerate(words, 1):
        name, given, value = (part.strip() for part in word.partition("="))
        if not given or not name or not value:
            problems.append(Problem(OPTION, at, 1, Message("TK-S071")))
        elif name in data:
            problems.append(Problem(OPTION, at, 1, Message("TK-S072", {"name": shown(name)})))
        else:
            data[name] = value
    places: dict[Key, Place] = {(name,): (at, 1) for at, name in enumerate(data, 1)}
    return validate(Assumptions, YamlSource(OPTION, data, places, {}, tuple(problems)))
