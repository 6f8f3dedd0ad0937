"""What a notice says of an employment requirement: the fields of the eForms notices, or the question of social considerations.

The fields, codes and lengths are those of the eForms SDK 1.16. A condition on how a contract is performed doesn't reserve the
procurement: BT-736 stays `no` and BT-71 `none`. Below the thresholds (since 2021) a notice says whether there are terms on social
considerations.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.case.choices import ProcedureKind
from tenderkit.model.law.laws import Regime
from tenderkit.rules.contract.purchase_kinds import is_advertised
from tenderkit.rules.contract.requirement_brief import brief_rows, kind_words
from tenderkit.rules.language.wording import NBSP, join_words, write_number

LONGEST = 6000
"""Characters in a text field, as eForms has it."""
_ENDS = (".", "!", "?")
_CODES = (
    ("BT-06-Lot", "soc-obj"),
    ("BT-775-Lot", "opp"),
    ("BT-736-Lot", "no"),
    ("BT-71-Lot", "none"),
)


class NoticeField(Struct, frozen=True):
    """A field of the notice: a code, or a text with its length in characters; `shown` is how a table tells either."""

    id: str
    title: str
    shown: str
    code: str | None = None
    text: str | None = None
    length: int | None = None
    most: int | None = None


class NoticeFacts(Struct, frozen=True):
    """What is filled in, for one requirement."""

    advertised: Annotated[bool, "Om upphandlingen annonseras"]
    reserved: Annotated[bool, "Om upphandlingen är reserverad"]
    fields: Annotated[tuple[NoticeField, ...], "Annonsens fält, ett för varje uppgift"]
    purpose: Annotated[str | None, "Texten om det sociala målet (BT-777)"]
    terms: Annotated[str | None, "Texten om villkoren för fullgörandet (BT-70)"]
    too_long: Annotated[tuple[str, ...], "De texter som är längre än fältet"]


def notice_facts(case: Procurement, requirement: Requirement, regime: object) -> NoticeFacts:
    """Of the requirement, by the rules that the procurement follows; no fields while nobody knows which they are."""
    kind = case.procedure.kind
    asked = requirement.dialogue is not None or requirement.places is not None
    purpose = _purpose(requirement) if asked else None
    terms = _terms(case, requirement) if asked else None
    fields: tuple[NoticeField, ...] = ()
    if purpose is not None and terms is not None and regime == Regime.ABOVE:
        fields = tuple(_above(purpose, terms))
    elif terms is not None and regime == Regime.BELOW:
        fields = tuple(_below(terms))
    return NoticeFacts(
        advertised=is_advertised(kind),
        reserved=kind is ProcedureKind.RESERVED,
        fields=fields,
        purpose=purpose,
        terms=terms,
        too_long=tuple(field.title for field in fields if (field.length or 0) > LONGEST),
    )


def _above(purpose: str, terms: str) -> Iterator[NoticeField]:
    """In the order of the form: the goal, its description, the terms, and that nothing is reserved."""
    goal, social, *not_reserved = [_code(name, code) for name, code in _CODES]
    yield from (goal, social, _text("BT-777-Lot", purpose), _text("BT-70-Lot", terms), *not_reserved)


def _below(terms: str) -> Iterator[NoticeField]:
    """The one question that the requirement decides; those of other considerations aren't ours to answer."""
    title, yes = document_text("notice.field.social"), document_text("notice.yes")
    yield NoticeField(document_text("notice.statistics"), title, yes, code=yes)
    yield _text(document_text("notice.free_text"), terms, title=document_text("notice.field.BT-70-Lot"))


def _code(name: str, code: str) -> NoticeField:
    words = document_text(f"notice.code.{code}")
    shown = document_text("notice.shown.code", code=code, words=words)
    return NoticeField(name, document_text(f"notice.field.{name}"), shown, code=code)


def _text(name: str, text: str, title: str = "") -> NoticeField:
    shown = document_text(
        "notice.shown.text", length=write_number(Decimal(len(text))), most=write_number(Decimal(LONGEST))
    )
    title = title or document_text(f"notice.field.{name}")
    return NoticeField(name, title, shown, text=text, length=len(text), most=LONGEST)


def _purpose(requirement: Requirement) -> str:
    titles = [group.title_sv for group in requirement.target_groups or ()] + [
        group.title for group in requirement.own_groups
    ]
    lines = (" ".join(line.split()) for line in requirement.purpose.split("\n"))
    purpose = "\n".join(filter(None, lines))  # a field of a notice holds lines, as whoever wrote it meant them
    ended = purpose if purpose.endswith(_ENDS) else f"{purpose}."
    return _plain(document_text("notice.purpose", purpose=ended, groups=join_words(titles, "och")))


def _terms(case: Procurement, requirement: Requirement) -> str:
    rows = "\n".join(f"{row.what}: {row.says}." for row in brief_rows(case, requirement)[1:])
    return _plain(document_text("notice.terms", kind=kind_words(requirement), rows=rows))


def _plain(words: str) -> str:
    """The field of a system is no page: blanks there are ordinary ones."""
    return words.replace(NBSP, " ")
