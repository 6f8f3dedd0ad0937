"""Fills in the digest of every published clause that has none, so that a later edit of it is noticed.

python tools/seal_library.py [FOLDER]            writes FOLDER/library.yaml, by default that of the built-in library
python tools/seal_library.py --check [FOLDER]    exit 1 if a published version has no digest or no copy; writes nothing

Only `digest: null` is replaced, line by line: comments and layout stay. A digest that stands is never changed. Each
published version also has a copy, byte for byte, in FOLDER/published, as `tenderkit clauses publish` leaves it: the
day somebody edits the clause, the copy tells where.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tenderkit.model.clauses.clause import Status
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE, read_library
from tenderkit.workflows.clauses.edited_clauses import published_copy

CLAUSES = Path(__file__).resolve().parent.parent / "clauses"
_CLAUSE = re.compile(r"  ([a-z0-9-]+):\s*")
_VERSION = re.compile(r"""\s+["']?(\d+\.\d+\.\d+)["']?: """)
_OPEN = re.compile(r"(?<![\w-])digest: null(?!\w)")

Digests = Mapping[tuple[str, str], str]


def main(arguments: list[str]) -> int:
    check = "--check" in arguments
    folder = next((Path(argument) for argument in arguments if argument != "--check"), CLAUSES)
    try:
        digests = published(folder)
    except InvalidInputError as error:
        print("\n".join(map(str, error.problems)))
        return 1
    path = folder / LIBRARY_FILE
    text = path.read_bytes().decode("utf-8")
    written = sealed(text, digests)
    missing = [
        f"no digest: {clause} {version}" for (clause, version), digest in digests.items() if digest not in written
    ]
    if not check:
        if written != text:
            path.write_bytes(written.encode("utf-8"))
            print(f"sealed {path}")
        copy_words(folder, [key for key, digest in digests.items() if digest in written and digest not in text])
        copy_words(folder, without_copy(folder, digests))
    elif written == text:
        missing += [f"no copy: {clause} {version}" for clause, version in without_copy(folder, digests)]
    if missing or (check and written != text):
        print("\n".join(missing) or f"{path} has published versions without a digest")
        return 1
    return 0


def without_copy(folder: Path, digests: Digests) -> list[tuple[str, str]]:
    """The published versions whose words are kept nowhere else."""
    return [key for key in digests if not published_copy(folder, *key).is_file()]


def copy_words(folder: Path, versions: Iterable[tuple[str, str]]) -> None:
    """Keep the words of these versions as they stand now."""
    for clause, version in versions:
        copy = published_copy(folder, clause, version)
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((folder / clause / f"{version}.md").read_bytes())


def published(folder: Path) -> Digests:
    """The digest of each published version, by clause and version."""
    return {
        (entry.clause.id, entry.clause.version): entry.clause.digest
        for entry in read_library([folder]).entries()
        if entry.state.status == Status.PUBLISHED
    }


def sealed(text: str, digests: Digests) -> str:
    """The library file with the digests in place, all else letter for letter as it was."""
    clause = ""
    lines = []
    for line in text.splitlines(keepends=True):
        if heading := _CLAUSE.fullmatch(line):
            clause = heading[1]
        version = _VERSION.match(line)
        digest = digests.get((clause, version[1])) if version else None
        lines.append(_OPEN.sub(f"digest: {digest}", line, count=1) if digest else line)
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
