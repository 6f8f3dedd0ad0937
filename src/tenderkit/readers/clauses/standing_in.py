"""Whether a clause of the municipality's own may stand in for another: seen in its letters, before it is worth reading."""

import re
from collections.abc import Iterable
from os import fspath
from os.path import join
from pathlib import Path

_SAID, _AS_WE_WRITE_IT = b"replaces", b"\nreplaces: null\n"
_REPLACES_NOTHING = re.compile(rb"^replaces:[ \t]*(?:null|~)[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_SPELT_OTHERWISE = re.compile(rb"\x00|\\[xuU]")


def may_stand_in(folder: Path, clause_id: str, versions: Iterable[str]) -> bool:
    """Whether any version of the clause in the folder may say which clause it replaces; one that can't be read may."""
    place = fspath(folder)  # of thousands of clauses a path costs more than the file
    return any(_may_replace(join(place, clause_id, f"{version}.md")) for version in versions)  # noqa: PTH118 - as said


def _may_replace(file: str) -> bool:
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - as said
            letters = opened.read()
    except (OSError, ValueError):
        return True
    said = letters.count(_SAID)
    plainly_not = said == letters.count(_AS_WE_WRITE_IT) or said == len(_REPLACES_NOTHING.findall(letters))
    return not plainly_not or (
        (b"\\" in letters or b"\x00" in letters) and _SPELT_OTHERWISE.search(letters) is not None
    )
