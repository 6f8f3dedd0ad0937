"""Whether a clause of the municipality's own may stand in for another: seen in its letters, before it is worth reading."""

import re
from collections.abc import Iterable
from pathlib import Path

from tenderkit.project.one_run import once_in_a_run

_SAID = b"replaces"
_REPLACES_NOTHING = re.compile(rb"^replaces:[ \t]*(?:null|~)[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_SPELT_OTHERWISE = re.compile(rb"\x00|\\[xuU]")


def may_stand_in(folder: Path, versions: Iterable[str]) -> bool:
    """Whether any version of the clause in the folder may say which clause it replaces; one that can't be read may."""
    return any(_may_replace(folder / f"{version}.md") for version in versions)


@once_in_a_run
def _may_replace(file: Path) -> bool:
    try:
        letters = file.read_bytes()
    except OSError:
        return True
    plainly_not = letters.count(_SAID) == len(_REPLACES_NOTHING.findall(letters))
    return not plainly_not or _SPELT_OTHERWISE.search(letters) is not None
