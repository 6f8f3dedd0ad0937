"""A consolidated act as the legal register prints it: which provisions it has, and which are marked as coming or ceasing.

The register writes `Ändring införd: t.o.m. SFS 2025:360` above the text, and beside a provision whose wording is about to
change `/Upphör att gälla U:2026-03-01/` and `/Träder i kraft I:2026-03-01/`, or `den dag regeringen bestämmer` for the day.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from tenderkit.patterns import lazy_pattern
from tenderkit.rules.law.provisions import Number, PlaceInAct, parse_places

_HEAD = 4000  # letters: what stands above the provisions
_SFS = r"(\d{4}:\d{1,4})(?!\d)"
_ACT = (
    lazy_pattern(rf"SFS[ -]?(?:nr|nummer)\s*[:·]?\s*{_SFS}"),
    lazy_pattern(rf"^beteckning:\s*{_SFS}", re.MULTILINE),
    lazy_pattern(rf"\({_SFS}\)"),
)
_AMENDED = lazy_pattern(
    rf"Ändring införd:?\s*(?:t\.?\s?o\.?\s?m\.?\s*|SFS \S+ i lydelse enligt )SFS\s*{_SFS}", re.IGNORECASE
)
_MARK = lazy_pattern(
    r"/\s*(?P<of>(?:rubriken|kapitlet|paragrafen)\s+)?(?P<what>träder i kraft|upphör att gälla)\s+[IU]\s*:\s*"
    r"(?P<when>[^/]{1,80})/",
    re.IGNORECASE,
)
_CHAPTER = lazy_pattern(r"(\d{1,3}(?: [a-z])?) kap\.(?=\s|$)\s*(.*)")
_SECTION = lazy_pattern(r"(\d{1,4}(?: [a-z])?) ?§(?!§)(?: |$)(.*)")
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")  # pages bind `17 kap.` and `1 §` together
_REPEALED = lazy_pattern(r"(?:har|är) upphävts?\b", re.IGNORECASE)
_END = lazy_pattern(r"(?:ikraftträdande- och )?övergångsbestämmelser$", re.IGNORECASE)


class Fate(StrEnum):
    """What the register says of a wording."""

    COMING = "coming"
    CEASING = "ceasing"
    REPEALED = "repealed"


class Marked(Struct, frozen=True):
    """A provision with a mark; no `day` means that the government decides it, or that it lies behind us."""

    place: PlaceInAct
    fate: Fate
    day: date | None


class LawText(Struct, frozen=True):
    """What a saved text tells; `number` and `amended_to` are empty when it doesn't say."""

    number: str
    amended_to: str
    places: frozenset[PlaceInAct]
    marked: tuple[Marked, ...]

    def has(self, place: PlaceInAct) -> bool:
        """Whether the text holds the provision, in any wording; a chapter alone doesn't hold its sections."""
        return any(own.touches(place) for own in self.places if own.first is not None or place.first is None)


def parse_law_text(text: str) -> LawText:
    """Read a text that somebody saved from the register."""
    text = text.translate(_SPACES)
    head = text[:_HEAD]
    number = next((found[1] for pattern in _ACT if (found := pattern.search(head))), "")
    amended = _AMENDED.search(head)
    reading = _Reading()
    for line in _MARK.sub(_on_one_line, text).splitlines():
        if not reading.take(line.strip().lstrip("#*").strip()):
            break
    return LawText(
        number,
        amended[1] if amended else "",
        frozenset(reading.places),
        tuple(sorted(dict.fromkeys(reading.marked), key=_by_day)),
    )


def _on_one_line(match: re.Match[str]) -> str:
    return match[0].replace("\n", " ")


def _by_day(marked: Marked) -> tuple[date, tuple[bool, Number, Number], str]:
    return marked.day or date.max, marked.place.order, marked.fate


class _Reading(Struct):
    """Line by line: where we are in the act, and marks that wait for the provision below them."""

    chapter: Number | None = None
    current: PlaceInAct | None = None
    after_blank: bool = True
    only_opened: bool = False  # a line that holds `5 §` and nothing else: what follows is about it
    waiting: list[tuple[Fate, date | None]] = field(default_factory=list)
    places: set[PlaceInAct] = field(default_factory=set)
    marked: list[Marked] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Read one line; false when the provisions are over."""
        if not line:
            self.after_blank = True
            return True
        if self.current is not None and _END.fullmatch(line):
            return False
        marks, words = list(_marks_in(line)), _MARK.sub("", line).strip()
        belongs_above = bool(words) or self.only_opened
        if self._open(line) or belongs_above:
            self._note([*self.waiting, *marks])
            self.waiting = []
        else:
            self.waiting += marks
        self.after_blank = self.after_blank and not words
        return True

    def _open(self, line: str) -> bool:
        """Step into the chapter or section that the line begins, if it does."""
        chapter, section = _CHAPTER.match(line), _SECTION.match(line)
        opening = chapter or section
        self.only_opened = False
        if opening is None or not _begins(opening[2], after_blank=self.after_blank):
            return False
        place = parse_places(opening[1] + (" kap." if chapter else " §"))[0]
        if chapter:
            self.chapter, self.current = place.chapter, place
        else:
            self.current = PlaceInAct(self.chapter, place.first, place.last)
        words = _MARK.sub("", opening[2]).strip()
        self.only_opened = not words
        if _REPEALED.match(words):
            self.marked.append(Marked(self.current, Fate.REPEALED, None))
        else:
            self.places.add(self.current)
        return True

    def _note(self, marks: list[tuple[Fate, date | None]]) -> None:
        """Marks above the first provision are about the act as a whole, which the head of the page tells better."""
        if self.current is not None:
            self.marked += [Marked(self.current, fate, day) for fate, day in marks]


def _begins(rest: str, *, after_blank: bool) -> bool:
    """A provision begins a block with a capital letter, a mark or nothing; a wrapped line may begin with `5 §` too."""
    if rest.startswith("/"):
        return True
    return after_blank and (not rest or not rest[0].islower() or bool(_REPEALED.match(rest)))


def _marks_in(line: str) -> Iterator[tuple[Fate, date | None]]:
    for match in _MARK.finditer(line):
        if (match["of"] or "").strip().lower() == "rubriken":
            continue  # a new heading changes no rule
        day = None
        with suppress(ValueError):
            day = date.fromisoformat(match["when"].strip())
        yield (Fate.COMING if match["what"].lower().startswith("träder") else Fate.CEASING), day
