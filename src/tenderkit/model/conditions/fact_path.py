"""Paths of facts such as `requirement.places.count`: what stands within what."""


def is_within(path: str, *blocks: str) -> bool:
    """Whether the path is one of the blocks or leads into one: `a.b` and `a.b.c` are within `a.b`, `a.bc` is not.

    This is how an allow-list is read, everywhere.
    """
    return path in blocks or path.startswith(tuple([f"{block}." for block in blocks]))
