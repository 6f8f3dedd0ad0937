"""`index.html`: phase by phase what there is for a case, from whom to whom, and what is missing for the rest."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from tenderkit.messages import Message, document_text
from tenderkit.messages.swedish_order import SwedishOrder, swedish_order
from tenderkit.model.case.case import Procurement
from tenderkit.model.papers.document import Document
from tenderkit.model.papers.kind import Kind, Phase
from tenderkit.writers.html_page import PAGE_STYLE, html_page, letters

_STYLE = (
    PAGE_STYLE
    + "td a{display:inline-block;margin-right:.75rem;padding:.25rem 0;min-height:1.75rem}\n.w34{width:34%}\n.w22{width:22%}\n.w44{width:44%}\n"
    # On a phone three columns leave no room for a word: the cells of a row stand below each other.
    + "@media screen and (max-width:40rem){colgroup{display:none}thead{position:absolute;left:-9999px}"
    + "table,tbody,tr,td{display:block;width:100%}tr{border:1px solid #8c8c8c;margin-bottom:.75rem}"
    + "td{border:0;overflow-wrap:break-word;hyphens:manual}td:first-child{font-weight:600}}\n"
)
_MOST_LETTERS = 300
Built = Sequence[tuple[Kind, tuple[str, ...]]]
Waiting = Sequence[tuple[Kind, tuple[Message, ...]]]


def write_index(case: Procurement, built: Built, waiting: Waiting) -> bytes:
    """The page; it names no person, only files and kinds."""
    title = document_text("index.title", case=case.title)
    facts = {
        "authority_name": case.authority.name,
        "unit": case.authority.unit or "",
        "registration_number": case.registry.procurement,
    }
    page = Document("index", title, facts, (), (), (), ())
    phases = "".join(_phase(phase, built, waiting) for phase in Phase)
    return html_page(page, f"<main>\n<h1>{letters(title)}</h1>\n{phases}</main>\n", _STYLE)


def _phase(phase: Phase, built: Built, waiting: Waiting) -> str:
    rows = [(kind, _row(kind, _links(files))) for kind, files in built if kind.phase is phase]
    rows += [(kind, _row(kind, letters(_missing(messages)))) for kind, messages in waiting if kind.phase is phase]
    if not rows:
        return ""
    heading = letters(document_text(f"phase.{phase.value}"))
    names = ("index.document", "index.roles", "index.files")
    widths = ("w34", "w22", "w44")
    columns = "".join(f'<col class="{width}">' for width in widths)
    header = "".join(f'<th scope="col">{letters(document_text(name))}</th>' for name in names)
    body = "".join(row for _, row in sorted(rows, key=lambda item: _place(item[0])))
    return (
        f"<h2>{heading}</h2>\n<table>\n<caption>{letters(document_text('index.caption', phase=heading.lower()))}</caption>\n"
        f"<colgroup>{columns}</colgroup>\n<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def _place(kind: Kind) -> tuple[int, SwedishOrder]:
    return kind.order, swedish_order(kind.title)


def _row(kind: Kind, last: str) -> str:
    roles = f"{_roles([kind.from_role])} → {_roles(kind.to_role)}"
    return f"<tr><td>{letters(kind.title)}</td><td>{letters(roles)}</td><td>{last}</td></tr>\n"


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(document_text(f"role.{role}") for role in roles)


def _links(files: Iterable[str]) -> str:
    return " ".join(f'<a href="{letters(name)}">{letters(name)}</a>' for name in _readable_first(files))


def _readable_first(files: Iterable[str]) -> Iterator[str]:
    order = (".docx", ".pdf", ".html", ".txt", ".xlsx", ".json")
    yield from sorted(files, key=lambda name: (swedish_order(PurePath(name).stem), order.index(PurePath(name).suffix)))


def _missing(messages: Sequence[Message]) -> str:
    """In one sentence, and short: the screen says everything."""
    first, *others = messages
    reasons = "; ".join(dict.fromkeys((first.in_document, *(one.facts.get("says", one.in_document) for one in others))))
    if len(reasons) > _MOST_LETTERS:
        reasons = f"{reasons[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"
    return f"{reasons[:1].upper()}{reasons[1:]}".rstrip(".") + ("" if reasons.endswith("…") else ".")
