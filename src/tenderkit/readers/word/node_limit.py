"""How much markup is read: what is parsed takes a hundred times the room that it takes in the file."""

from pathlib import PurePath

from tenderkit.problems import RefusedError

MOST_NODES = 2_000_000  # tags that begin or end


def stop_at_most_nodes(count: int, name: PurePath) -> None:
    """Raises `RefusedError` for a file with more tags, before any of them is parsed."""
    if count > MOST_NODES:
        raise RefusedError("TK-P047", {"file": name, "count": in_thousands(count), "limit": in_thousands(MOST_NODES)})


def in_thousands(number: int) -> str:
    """`1 000 000`, with blanks that no line ends at."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
