"""A name that several kinds begin with stands for all of them: `informationsblad` is the three sheets."""

from collections.abc import Iterable, Iterator, Sequence

_FEWEST = 2  # the beginning of one kind's name is no name of its own


def kinds_meant(asked: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
    """The kinds that were asked for, each once; a name that is no kind's, nor shared by several, is kept for the one who refuses it."""
    return tuple(dict.fromkeys(kind for name in asked for kind in _meant(name, known)))


def _meant(name: str, known: Sequence[str]) -> Iterator[str]:
    family = [kind for kind in known if kind.startswith(f"{name}-")]
    if name in known or len(family) < _FEWEST:
        yield name
    else:
        yield from family
