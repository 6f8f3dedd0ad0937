"""What keeps somebody from using a document: one rule to a function, each with its own codes (EN 301 549; WCAG 2.2, level AA)."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.accessibility.heard_document import HeardDocument, HeardParagraph, Spot
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.accessibility.say_nothing import SayNothing, is_among
from tenderkit.rules.finished.reading import quoted
from tenderkit.rules.template.contrast import LEAST_CONTRAST, contrast, shown_ratio

_LEAST_OF_LARGE = 3.0
_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_WORD = lazy_pattern(r"[^\W\d_]+")
_SWEDISH = frozenset(
    [
        "och",
        "att",
        "det",
        "som",
        "är",
        "för",
        "med",
        "ska",
        "inte",
        "av",
        "till",
        "den",
        "på",
        "om",
        "ett",
        "eller",
        "enligt",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "is",
        "that",
        "for",
        "with",
        "shall",
        "not",
        "be",
        "on",
        "this",
        "are",
        "by",
        "or",
        "under",
    ]
)
_TELLING = 12  # so many small words of one language, and three times those of the other, tell which it is
_LONG = 700  # words; about two pages, where a reader looks for headings
_HEADING_WORDS = 12
_STOPS = (".", ":", ",", ";", "?", "!")
_TYPED_SIGN = lazy_pattern(r"\s*(?P<sign>[-–—•▪◦●■*·\uf0b7]|\d{1,2}[.)]|[a-zåäö]\))[ \t\u00a0]+\S")
_FILE_NAME = lazy_pattern(r".*\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"(?:https?://|www\.)\S+", re.IGNORECASE)


class AccessibilityFinding(Struct, frozen=True):
    """A fault at a line, a paragraph or a page."""

    message: Message
    line: int = 0


Found = Iterator[AccessibilityFinding]


def accessibility_findings(document: HeardDocument, known: SayNothing) -> Found:
    """Everything found, in the order of the rules."""
    for rule in RULES:
        yield from rule(document, known)


def the_document_has_a_title(document: HeardDocument, _: SayNothing) -> Found:
    """It is what a reader hears first, and what the window is called (EN 301 549, 10.2.4.2)."""
    if not document.title.strip():
        yield AccessibilityFinding(Message("TK-A001", {"how": _how("title", document)}))
    elif not document.title_is_shown:
        yield AccessibilityFinding(Message("TK-A002", {"title": quoted(document.title)}))


def the_language_is_told(document: HeardDocument, _: SayNothing) -> Found:
    """A voice reads by the rules of the language (10.3.1.1), so it must be that of the words."""
    if not _LANGUAGE.fullmatch(document.language):
        yield AccessibilityFinding(Message("TK-A003", {"how": _how("language", document)}))
        return
    spoken = _language_of(document.words)
    if spoken and not document.language.lower().startswith(spoken):
        facts = {"stated": document.language, "spoken": text(f"accessibility.spoken.{spoken}")}
        yield AccessibilityFinding(Message("TK-A004", facts | {"how": _how("language", document)}))


def headings_come_in_order(document: HeardDocument, _: SayNothing) -> Found:
    """From the first level, and one at a time: a reader who jumps between them misses nothing (10.1.3.1)."""
    if not document.is_tagged:
        return
    level = 0
    for heading in document.headings:
        if heading.level > level + 1:
            facts = {"words": quoted(heading.words), "level": str(heading.level), "wanted": str(level + 1)}
            yield AccessibilityFinding(Message("TK-A005", facts), heading.spot.line)
        level = heading.level
    if not document.headings and len(_WORD.findall(document.words)) > _LONG:
        yield AccessibilityFinding(Message("TK-A006", {"how": _how("heading", document)}))


def what_looks_like_a_heading_is_one(document: HeardDocument, _: SayNothing) -> Found:
    """Bold type tells an aid nothing (10.1.3.1). One alone may be a name or a sum that is set off."""
    heads = [first for first, after in pairwise(document.paragraphs) if _heads(first, after)]
    for paragraph in heads if len(heads) > 1 else ():
        facts = {"words": quoted(paragraph.words), "place": _place(document, paragraph.spot)}
        message = Message("TK-A007", facts | {"how": _how("heading", document)})
        yield AccessibilityFinding(message, paragraph.spot.line)


def _heads(first: HeardParagraph, after: HeardParagraph) -> bool:
    """A few words in bold without a stop, and below them what they are about."""
    words = first.words.strip()
    is_short = len(words.split()) <= _HEADING_WORDS < len(after.words.split())
    return first.is_bold and not after.is_bold and is_short and not words.endswith(_STOPS)


def tables_have_headers(document: HeardDocument, _: SayNothing) -> Found:
    """Without them nobody who hears a cell knows what it is about (10.1.3.1). One row or column is no table of figures."""
    for table in document.tables:
        if min(table.rows, table.columns) < 2:  # noqa: PLR2004 - what has two directions
            continue
        facts = {"words": quoted(table.words), "place": _place(document, table.spot)}
        if not table.has_header:
            message = Message("TK-A008", facts | {"how": _how("table", document)})
            yield AccessibilityFinding(message, table.spot.line)
        elif not table.scopes_are_told:
            yield AccessibilityFinding(Message("TK-A009", facts), table.spot.line)


def pictures_are_told_in_words(document: HeardDocument, known: SayNothing) -> Found:
    """What it shows, for those who don't see it (10.1.1.1); the name of a file tells nothing."""
    for picture in document.pictures:
        facts = {"place": _place(document, picture.spot), "how": _how("picture", document)}
        said = (picture.alternative or "").strip()
        if not said:
            yield AccessibilityFinding(Message("TK-A010", facts), picture.spot.line)
        elif _FILE_NAME.fullmatch(said) or is_among(said, known.pictures):
            yield AccessibilityFinding(Message("TK-A011", facts | {"words": quoted(said)}), picture.spot.line)


def lists_are_lists(document: HeardDocument, _: SayNothing) -> Found:
    """A sign that somebody has typed tells no aid how many there are (10.1.3.1); one alone may be a dash."""
    runs = groupby(document.paragraphs, key=_typed_sign)
    for kind, paragraphs in ((kind, list(run)) for kind, run in runs):
        if kind and len(paragraphs) > 1:
            first = paragraphs[0]
            facts = {
                "words": quoted(first.words),
                "count": str(len(paragraphs)),
                "place": _place(document, first.spot),
                "how": _how("list", document),
            }
            yield AccessibilityFinding(Message("TK-A012", facts), first.spot.line)


def words_stand_out_from_their_ground(document: HeardDocument, _: SayNothing) -> Found:
    """4.5 to 1, and 3 to 1 for large letters (10.1.4.3); two colours are told once."""
    told = set()
    for seen in document.colours:
        least = _LEAST_OF_LARGE if seen.is_large else LEAST_CONTRAST
        found = contrast(seen.colour, seen.ground)
        if found >= least or not seen.words.strip() or (seen.colour, seen.ground) in told:
            continue
        told.add((seen.colour, seen.ground))
        facts = {
            "words": quoted(seen.words),
            "colour": seen.colour,
            "ground": seen.ground,
            "found": shown_ratio(found),
            "least": shown_ratio(least),
            "place": _place(document, seen.spot),
        }
        yield AccessibilityFinding(Message("TK-A013", facts), seen.spot.line)


def links_say_where_they_lead(document: HeardDocument, known: SayNothing) -> Found:
    """Many hear the links of a document one after the other, without what stands around them (10.2.4.4)."""
    for link in document.links:
        words = " ".join(link.words.split())
        if not words or is_among(words, known.links) or _ADDRESS.fullmatch(words):
            facts = {"words": quoted(words or link.target), "place": _place(document, link.spot)}
            yield AccessibilityFinding(Message("TK-A014", facts), link.spot.line)


def fields_say_what_they_are_for(document: HeardDocument, _: SayNothing) -> Found:
    """Whoever comes to a field hears only what it says itself (10.4.1.2; ISO 14289-1, 7.18.1)."""
    for field in document.fields:
        if not field.said.strip():
            facts = {"place": _place(document, field.spot)}
            yield AccessibilityFinding(Message("TK-A019", facts), field.spot.line)


def everything_is_read_where_it_stands(document: HeardDocument, _: SayNothing) -> Found:
    """What is read in another order than it is seen says something else (10.1.3.2)."""
    for found in document.out_of_order:
        facts = {
            "words": quoted(found.words),
            "why": text(f"accessibility.order.{found.why.value}"),
            "place": _place(document, found.spot),
            "how": text(f"accessibility.order.{found.why.value}.how"),
        }
        yield AccessibilityFinding(Message("TK-A015", facts), found.spot.line)


def every_word_of_a_pdf_can_be_read(document: HeardDocument, _: SayNothing) -> Found:
    """An aid reads the tags (ISO 14289-1, 7.1) and the letters behind the signs (7.21.7)."""
    if not document.is_tagged:
        yield AccessibilityFinding(Message("TK-A016"))
        return
    for page, words in _by_page(document.untagged):
        facts = {"words": quoted(words), "place": _place(document, Spot(page))}
        yield AccessibilityFinding(Message("TK-A017", facts), page)
    for page in dict.fromkeys(spot.line for spot in document.unread):
        yield AccessibilityFinding(Message("TK-A018", {"place": _place(document, Spot(page))}), page)


RULES: tuple[Callable[[HeardDocument, SayNothing], Found], ...] = (
    the_document_has_a_title,
    the_language_is_told,
    headings_come_in_order,
    what_looks_like_a_heading_is_one,
    tables_have_headers,
    pictures_are_told_in_words,
    lists_are_lists,
    words_stand_out_from_their_ground,
    links_say_where_they_lead,
    fields_say_what_they_are_for,
    everything_is_read_where_it_stands,
    every_word_of_a_pdf_can_be_read,
)


def _how(what: str, document: HeardDocument) -> str:
    """Where in the program of the format it is mended."""
    return text(f"accessibility.how.{what}.{document.form.value}")


def _place(document: HeardDocument, spot: Spot) -> str:
    """`sida 3`, and the heading above; a line stands in the address already."""
    where = text(f"accessibility.place.{document.form.value}", number=spot.line)
    return text("finished.under", where=where, heading=quoted(spot.heading)) if spot.heading else where


def _language_of(words: str) -> str:
    found = [word.lower() for word in _WORD.findall(words)]
    swedish, english = (sum(word in small for word in found) for small in (_SWEDISH, _ENGLISH))
    if swedish >= max(_TELLING, 3 * english):
        return "sv"
    return "en" if english >= max(_TELLING, 3 * swedish) else ""


def _typed_sign(paragraph: HeardParagraph) -> str:
    """`-`, `1` or `a`: what kind of sign somebody has typed in front; '' for none."""
    found = _TYPED_SIGN.match(paragraph.words)
    if found is None:
        return ""
    sign = found["sign"]
    if sign[0].isdigit():
        return "1"
    return "a" if sign[0].isalpha() else sign


def _by_page(untagged: Sequence[tuple[str, Spot]]) -> Iterable[tuple[int, str]]:
    pages: dict[int, str] = {}
    for words, spot in untagged:
        pages[spot.line] = f"{pages.get(spot.line, '')} {words}".strip()
    return pages.items()
