"""A condition at its place in a file."""

from tenderkit.messages import Message
from tenderkit.model.conditions.condition import Condition
from tenderkit.problems import Key, Problem
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.conditions.parser import ConditionSyntaxError, parse_condition


def read_condition(text: str | None, key: Key, source: YamlSource, problems: list[Problem]) -> Condition | None:
    """The condition at `key`, or `None` where none is written; a fault is added to `problems`."""
    if text is None:
        return None
    try:
        return parse_condition(text)
    except ConditionSyntaxError as error:
        message = Message("TK-L014", {"condition": error.text, "rest": error.rest})
        problems.append(source.problem(key, message))
        return None
