"""Places as they are told to somebody who can't go there: by the way from the folder that they know, never by the way on the disk."""

import re

_WAY = re.compile(r"(?<![\w.:/\\])(?:[A-Za-z]:)?[/\\](?:[^\s/\\'\"”:,;()]+[/\\])+(?=[^\s/\\])")  # all but its last name
_WHOLE = re.compile(
    r"(?:[A-Za-z]:)?[/\\][^'\"”:,;()\n]*[/\\](?P<name>[^/\\]+)"
)  # a place and nothing else, spaces and all


def from_the_folders(fact: str, folders: tuple[str, ...]) -> str:
    """The fact with each place in one of the folders by its way from there, and of any other place the name alone."""
    for folder in folders:
        fact = fact.replace(f"{folder}/", "").replace(f"{folder}\\", "")
    whole = _WHOLE.fullmatch(fact)
    return whole["name"] if whole else _WAY.sub("", fact)
