"""A name of the world as the name of a file or folder: plain letters that every system takes."""

from unicodedata import normalize

from tenderkit.patterns import lazy_pattern

_APART = lazy_pattern(r"[^a-z0-9]+")
_SPELLED = str.maketrans(
    {"ø": "o", "æ": "ae", "ß": "ss", "ł": "l", "đ": "d", "þ": "th", "ð": "d"}
)  # no marks to take off


def slug_of(name: str, longest: int) -> str:
    """`exempel-anlaggning-ab`; '' for a name without a letter that can be written so."""
    letters = normalize("NFKD", name.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    return cut_slug(_APART.sub("-", letters).strip("-"), longest)


def cut_slug(slug: str, most: int) -> str:
    """After a whole word where there is one."""
    if len(slug) <= most:
        return slug
    words, _, _ = slug[: most + 1].rpartition("-")
    return (words or slug[:most]).strip("-")
