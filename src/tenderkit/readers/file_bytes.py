"""The bytes of a file that somebody has named, whatever is to be read in them."""

from pathlib import Path

from tenderkit.problems import RefusedError, TenderkitError


def bytes_of_file(path: Path, most: int) -> bytes:
    """The file's bytes, and of one with more than `most` one more, by which its reader knows.

    Raises `TenderkitError` where there is no file, `RefusedError` where it may not be read or is no file at all.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
            raise RefusedError("TK-C027", {"path": path})
        with path.open("rb") as file:
            return file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise TenderkitError("TK-C025", {"path": path}) from None
    except OSError:
        raise RefusedError("TK-C027", {"path": path}) from None
