"""What stands in Swedish whatever the screen speaks, on a page in English: said in English where that is known, else marked as Swedish."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from tenderkit.messages import LANGUAGES, catalogue, text
from tenderkit.model.form.form_words import title_of_name
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.web.shown.question_words import choice_in_swedish

_WITH_FACTS = (
    "due.what.",
    "due.note.",
    "due.basis.",
    "report.day.",
    "report.basis.",
)  # documents say them, and pages do too
_CODE = "TK-"
_OF = re.compile(r"(.+) \(([^()]+)\)")  # whom or which lots it is of
_HOLE = re.compile(r"\{(\w+)\}")
_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
_SWEDISH = re.compile(r"(?<!\w)”([^”]+)”|\(([^()]+)\)")  # the title of a question; what a word of a list means
_DAY = re.compile(
    r"(?<![\w\-/.=”“\"'])\d{4}-\d{2}-\d{2}(?![\w\-/”“\"'])"
)  # neither quoted as somebody wrote it nor part of a name
_AS_PEOPLE_WRITE = "j F Y"  # `3 maj 2027`, as everywhere on the page
_NAME = re.compile(r"(?<![\w.-])[a-z]+(?:_[a-z]+)+(?![\w.]*\w|=)")  # `called_off_value=AMOUNT` is a command to write


def is_in_swedish() -> bool:
    """Whether the page speaks the language of the documents."""
    return get_language() == LANGUAGES[0]


def as_swedish(words: str) -> str:
    """The same words, marked where the page speaks another language; a number needs no mark."""
    if is_in_swedish() or not any(map(str.isalpha, words)):
        return words
    return format_html('<span lang="sv">{}</span>', words)


def said_here(words: str) -> str:
    """A sentence in English, with the names after a colon or in parentheses as they are; one that nobody has translated is marked."""
    if is_in_swedish() or not words:
        return words
    pieces = [_in_english(piece) for piece in words.split(", ")]
    if whole := _in_english(words) or (", ".join(pieces) if all(pieces) else ""):
        return whole
    if (of := _OF.fullmatch(words)) and (known := _in_english(of[1])):
        return f"{known} ({of[2]})"
    head, _, names = words.partition(": ")
    known = _in_english(head) if names else ""
    return format_html("{}: {}", known, as_swedish(names)) if known else as_swedish(words)


def with_days_in_words(words: str) -> str:
    """The days in a sentence as people write them; what is quoted, and what is marked as being in another language, stays."""
    return words if isinstance(words, SafeString) else _DAY.sub(_day_in_words, words)


def with_swedish(words: str, quoted: str) -> str:
    """English words that end with what the law says in Swedish, with that marked."""
    if is_in_swedish() or not quoted or not words.endswith(quoted):
        return words
    return format_html("{}{}", words.removesuffix(quoted), as_swedish(quoted))


def with_own_words_marked(words: str, own: Iterable[str]) -> str:
    """English words with what the municipality says itself, which is in Swedish, marked."""
    told = sorted({each for each in own if each and each in words}, key=len, reverse=True)
    if is_in_swedish() or not told:
        return words
    pieces = re.split(rf"(?<!\w)({'|'.join(map(re.escape, told))})(?!\w)", words)
    return format_html_join("", "{}", ((as_swedish(piece) if at % 2 else piece,) for at, piece in enumerate(pieces)))


def with_english_titles(words: str) -> str:
    """A message in English without the file's own names of keys and choices, and with what the questions are called in English.

    Its ordinary words are left alone, though some of them are keys too: `places`, `requirement`.
    """
    if is_in_swedish():
        return words
    return _SWEDISH.sub(_quoted, _NAME.sub(_called, _PATH.sub(_titled, words)))


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return date_format(date.fromisoformat(found[0]), _AS_PEOPLE_WRITE)
    except ValueError:  # no such day, which is what the sentence is about
        return found[0]


def _titled(path: re.Match[str]) -> str:
    title = fact_title(path[0])
    if title == path[0]:
        return title
    return f"“{_in_english(title) or ', '.join(_in_english(each) or each for each in title.split(', '))}”"


def _quoted(swedish: re.Match[str]) -> str:
    said = _in_english(choice_in_swedish(swedish[1] or swedish[2]))
    if not said:
        return swedish[0]
    return f"“{said}”" if swedish[1] else f"({said[:1].lower()}{said[1:]})"


def _called(name: re.Match[str]) -> str:
    title = title_of_name(name[0])
    if not title:
        return name[0]
    said = _in_english(title)
    return f"“{said}”" if said else name[0]


def _in_english(words: str) -> str:
    """'' where nobody has said it in English."""
    said = gettext(words) if words else ""
    if said != words:
        return said
    return _of_the_catalogue(words) or (_as_in_a_sentence(words) if words[:1].islower() else "")


def _as_in_a_sentence(words: str) -> str:
    """A word of a closed list, which is known with a capital, as it stands in the list by itself."""
    alone = choice_in_swedish(words)
    said = gettext(alone)
    return f"{said[:1].lower()}{said[1:]}" if said != alone else ""


def _of_the_catalogue(words: str) -> str:
    if key := _whole_sentences().get(words):
        return text(key)
    found = ((key, pattern.fullmatch(words)) for key, pattern in _patterns())
    key, facts = next(((key, match) for key, match in found if match), ("", None))
    return text(key, **facts.groupdict()) if facts is not None else ""


@cache
def _whole_sentences() -> Mapping[str, str]:
    """The keys of what is said without any fact, by the Swedish; of two that say the same in Swedish the first."""
    told = (
        (key, *(str(catalogue()[key][spoken]) for spoken in LANGUAGES)) for key in sorted(catalogue(), reverse=True)
    )
    return {
        said: key for key, said, other in told if not key.startswith(_CODE) and said != other and not _HOLE.search(said)
    }


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    keys = (key for key in catalogue() if key.startswith(_WITH_FACTS))
    return tuple((key, re.compile("".join(_pattern(catalogue()[key][LANGUAGES[0]])))) for key in keys)


def _pattern(words: str) -> Iterator[str]:
    """The sentence with a group for each of its facts."""
    seen: set[str] = set()
    for at, piece in enumerate(_HOLE.split(words)):
        if at % 2 == 0:
            yield re.escape(piece)
        else:
            yield f"(?P={piece})" if piece in seen else f"(?P<{piece}>.+?)"
            seen.add(piece)
