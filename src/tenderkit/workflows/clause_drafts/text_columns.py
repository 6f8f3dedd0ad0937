"""The two lengths of a text side by side: stretches that are in both, and pairs of a short and a full one."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.readers.clauses.lengths import CLOSE, FULL, SHORT


class Stretch(Struct, frozen=True):
    """A part of the text: `common` to both lengths, or `short` and `full` words for the same thing (`None` where there is no line for it)."""

    common: str = ""
    short: str | None = None
    full: str | None = None

    @property
    def is_pair(self) -> bool:
        return self.short is not None or self.full is not None

    @property
    def is_blank(self) -> bool:
        return not any((each or "").strip() for each in (self.common, self.short, self.full))

    def translated(self, translate: Callable[[str], str]) -> "Stretch":
        """The same in other words."""
        found = (None if each is None else translate(each) for each in (self.short, self.full))
        return replace(self, common=translate(self.common), **dict(zip(("short", "full"), found, strict=True)))


def stretches_of(body: str) -> tuple[Stretch, ...]:
    """The text in stretches, without the blank lines around each; one with lines for a length out of place is one stretch."""
    lines = body.replace("\r\n", "\n").split("\n")
    found: list[Stretch] = []
    gathered: list[str] = []
    short: str | None = None
    inside = ""
    for line in lines:
        word = line.strip()
        if word == SHORT or (word == FULL and inside in ("", SHORT)) or (word == CLOSE and inside):
            text = "\n".join(gathered).strip("\n")
            gathered = []
            if not inside:
                found.append(Stretch(text))
            elif word == FULL:
                short = text
            else:
                found.append(Stretch(short=text if inside == SHORT else short, full=text if inside == FULL else None))
            if word != FULL:
                short = None
            if word == SHORT and inside:
                return (Stretch(body.strip("\n")),)
            inside = "" if word == CLOSE else word
        else:
            gathered.append(line)
    if inside:
        return (Stretch(body.strip("\n")),)
    found.append(Stretch("\n".join(gathered).strip("\n")))
    return tuple(each for each in found if each.is_pair or not each.is_blank) or (Stretch(),)


def body_of(stretches: Sequence[Stretch]) -> str:
    """The stretches as a text: a pair that says nothing is left out."""
    return "\n\n".join("\n\n".join(_lines(each)) for each in stretches if not each.is_blank) + "\n"


def _lines(stretch: Stretch) -> list[str]:
    if not stretch.is_pair:
        return [_trimmed(stretch.common)]
    short = [SHORT, _trimmed(stretch.short)] if _trimmed(stretch.short) else []
    full = [FULL, _trimmed(stretch.full)] if _trimmed(stretch.full) else []
    return [*short, *full, CLOSE]


def _trimmed(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip("\n")
