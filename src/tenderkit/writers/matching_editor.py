"""Emptying keys of a hand-kept `placeringar.yaml`: every other byte stays, comments beside and between the items too.

Only what stands inside an emptied block goes with it, its comments as well: they are about the same person.
"""

from collections.abc import Iterable, Sequence

import yaml

NOTHING = "null"

Change = tuple[int, int, str]  # from, to, and what stands there instead


def emptied(text: str, keys: Iterable[Sequence[str | int]]) -> str:
    """The file with the value at each key replaced by `null`; a key that isn't there is left alone."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    changes = (change for key in keys if (change := _change(text, root, key)))
    for start, end, instead in sorted(changes, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


def _change(text: str, root: yaml.Node | None, key: Sequence[str | int]) -> Change | None:
    name, value = None, root
    for step in key:
        name, value = _child(value, step)
    if name is None or value is None:
        return None
    start = int(value.start_mark.index)
    end = start + len(text[start : _end(value)].rstrip())
    if start == end:  # the value is empty already
        return None
    if value.start_mark.line == name.end_mark.line:
        return start, end, NOTHING
    behind = text.index(":", name.end_mark.index) + 1
    comment = text[behind : text.index("\n", behind)].rstrip()
    return behind, end, f" {NOTHING}{comment}"


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """The key's own node and its value's; an item of a list is both."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == step), (None, None))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None, None


def _end(node: yaml.Node) -> int:
    """Where the last of its own letters ends: a block goes on, for the parser, over the comments of the next one."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            name, value = last
            return max(int(name.end_mark.index) + 1, _end(value))
        return _end(last)
    return int(node.end_mark.index)
