"""Paths of facts such as `requirement.places.count`: what stands within what."""


def is_within(path: str, *blocks: str) -> bool:
    """Whether the path is one of the blocks or leads into one: `a.b` and `a.b.c` are within `a.b`, `a.bc` is not.

    This is how an allow-list is read, everywhere.
    """
    while path not in blocks:
        path, dot, _ = path.rpartition(".")
        if not dot:
            return False
    return True
