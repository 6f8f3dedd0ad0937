"""When two names are one, however they are spelt."""

import unicodedata


def folded(name: str) -> str:
    """A name to compare: letters alike in capitals, composed alike, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
