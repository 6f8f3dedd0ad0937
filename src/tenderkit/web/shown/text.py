"""The text as it stands, for the column beside the questions: what is missing leads to its question, and what has changed is marked."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.papers.document import Document, Notice
from tenderkit.web.shown.fields import title_of_key
from tenderkit.web.shown.problems import address_of_key
from tenderkit.workflows.drafts.draft_case import DraftCase
from tenderkit.workflows.drafts.preview import Preview, PreviewedSection, preview
from tenderkit.writers.html_writer import WaysBack, documents_html

_PIECE = re.compile(r"<(p|tr)((?: [^>]*)?)>(.*?)</\1>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
_REMEMBERED_SECONDS = 3600
_UNDER = 2  # the column's own heading


class ShownText(Struct, frozen=True):
    """The finished HTML of the sections, how many places have changed since the last answer, and what is said where there is no text.

    `missing` is what it asks for, each by the title of its question with the way there: on paper that stands in the text itself.
    """

    html: str
    changed: int
    missing: tuple[tuple[str, str], ...]
    not_yet: tuple[str, ...]

    @property
    def safe(self) -> SafeString:
        """Written by the writer of documents, which escapes every letter that somebody has typed."""
        return mark_safe(self.html)  # noqa: S308 - see above


def shown_text(request: HttpRequest, draft: DraftCase, case: str, *, below: int = _UNDER) -> ShownText:
    """The sections of the file as it stands, or as it would stand with what is being typed, under a heading of level `below`."""
    return text_of_preview(request, preview(draft.source, draft.path.parent), case, below=below)


def text_of_preview(request: HttpRequest, found: Preview, case: str, *, below: int = _UNDER) -> ShownText:
    """The same of a preview that has been made for more than the text."""
    html = documents_html(((_as_beside(each), _ways(each, case)) for each in found.sections), below=below)
    marked, changed = _with_changes(html, f"{request.session.session_key}:{case}")
    return ShownText(marked, changed, tuple(_missing(found, case)), found.not_yet)


def _as_beside(section: PreviewedSection) -> Document:
    """Without the list of what is missing, which the page has above the text."""
    document = section.document
    return replace(document, blocks=tuple(block for block in document.blocks if not isinstance(block, Notice)))


def _missing(found: Preview, case: str) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for section in found.sections:
        for question, path in section.questions.items():
            key = section.key_of(path)
            title = (title_of_key(key) if path.partition(".")[0] != "computed" else "") or question
            if title not in told:
                told.add(title)
                yield f"{title[:1].upper()}{title[1:]}", address_of_key(case, key)


def _ways(section: PreviewedSection, case: str) -> WaysBack:
    return WaysBack(
        answer=lambda path: address_of_key(case, section.key_of(path)) if path else "",
        clause=lambda clause: f"{reverse('reasons', args=(case,))}#klausul-{clause}",
        why=text("page.why"),
    )


def _with_changes(html: str, whose: str) -> tuple[str, int]:
    """Paragraphs and rows that the last text shown to the same person didn't have get a mark."""
    before = cache.get(f"text:{whose}")
    now: dict[bytes, bool] = {}
    changed = 0

    def marked(piece: re.Match[str]) -> str:
        nonlocal changed
        digest = blake2b(_TAGS.sub("", piece[3]).encode(), digest_size=8).digest()
        now[digest] = True
        if before is None or digest in before:
            return piece[0]
        changed += 1
        return f"<{piece[1]} data-new{piece[2]}>{piece[3]}</{piece[1]}>"

    written = _PIECE.sub(marked, html)
    cache.set(f"text:{whose}", now, _REMEMBERED_SECONDS)
    return written, changed
