"""What may be written over: a file that is ours and untouched, or what the user has forced."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.writers.file_names import file_name_problems
from tenderkit.writers.refusals import CHANGED_MEANWHILE, WritingRefusedError, touching


class Output(Struct, frozen=True):
    """Bytes and where they go. `issued` tells that the file standing there is issued, and so never replaced.

    `made_of` is the digest of what was read from the target to make the bytes, '' where nothing stood: nothing else may
    then be replaced, not even with force. It is None where the bytes are made without it. `private` bytes tell of a
    person: nobody but the owner may read the file.
    """

    path: Path
    data: bytes
    issued: bool = False
    made_of: str | None = None
    private: bool = False


class Rights(Struct, frozen=True):
    """`known_digests` (SHA-256, hexadecimal) are the lock's: a file with such bytes is ours and untouched.

    `force` is None for a command that has no such option.
    """

    known_digests: Collection[str] = frozenset()
    force: bool | None = None


def refusals(outputs: Sequence[Output], rights: Rights) -> tuple[Message, ...]:
    """Every reason not to write, each once, found without touching anything; also what `--dry-run` tells."""
    return tuple(dict.fromkeys(reason for output in outputs for reason in _reasons(output, rights)))


def _reasons(output: Output, rights: Rights) -> Iterator[Message]:
    yield from _name_reasons(output.path)
    if (folder := _standing_ancestor(output.path.parent)) and not os.path.isdir(folder):  # noqa: PTH112  # never raises
        yield Message("TK-F001", {"folder": str(folder)})
        return
    yield from target_reasons(output, rights)


def target_reasons(output: Output, rights: Rights) -> tuple[Message, ...]:
    """Why this target must stay as it is. A target that already holds the bytes is always right."""
    try:
        with touching(output.path):
            code = _target_code(output, rights)
    except WritingRefusedError as error:
        return error.messages
    return (Message(code, {"path": str(output.path)}),) if code else ()


def standing_bytes(path: Path) -> bytes | None:
    """What the target holds now; None where nothing stands."""
    with touching(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def digest_of(data: bytes) -> str:
    """The digest that the lock keeps of an output."""
    return sha256(data).hexdigest()


def _target_code(output: Output, rights: Rights) -> str:
    """The code of the first reason, or nothing. A link to a folder is followed, a target that is a link is not."""
    if not os.path.lexists(output.path):
        return CHANGED_MEANWHILE if output.made_of else ""
    mode = output.path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "TK-F003"
    if not stat.S_ISREG(mode):
        return "TK-F004"
    standing = output.path.read_bytes()
    if standing == output.data:
        return ""
    if output.issued:
        return "TK-F006"
    if output.made_of is not None and digest_of(standing) != output.made_of:
        return CHANGED_MEANWHILE
    if output.made_of is None and not rights.force and digest_of(standing) not in rights.known_digests:
        return "TK-F019" if rights.force is None else "TK-F005"
    # Word on Windows keeps others from writing to an open file: better found before the first file is moved.
    output.path.open("r+b").close()
    return ""


def _name_reasons(path: Path) -> tuple[Message, ...]:
    """The file's own name must fit Windows everywhere, since documents are sent there; its folder only on Windows."""
    return file_name_problems(path.absolute() if os.name == "nt" else PurePath(path.name))


def _standing_ancestor(folder: Path) -> Path | None:
    return next((path for path in (folder, *folder.parents) if os.path.lexists(path)), None)
