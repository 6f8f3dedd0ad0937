"""What has been done and what it comes to, as the status report and the final report print it: numbers, never a person."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement, Supplier
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, FulfilmentStatus, combined
from tenderkit.model.matching.matching import Matching, Placement
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.whose import belongs_to
from tenderkit.rules.fulfilment.carried_out import carried_out
from tenderkit.rules.fulfilment.coming_days import ComingDay, coming_days, later, missed_dialogues
from tenderkit.rules.fulfilment.every_part import Judgement, judgements, report_day, status_of
from tenderkit.rules.language.wording import join_words

_NOTHING = "–"
_WITHOUT_ONGOING = (FulfilmentPart.DIALOGUE, FulfilmentPart.FOLLOW_UP)
_UNANSWERED = frozenset(
    f"fulfilment.{key}" for key in ("dialogue.no_reasons", "dialogue.no_answer", "plan.missing", "plan.awaited")
)


class StatusRow(Struct, frozen=True):
    """A part of the requirement as a row: everything as it is printed."""

    supplier: str
    part: str
    required: str
    ongoing: str
    done: str
    status: str
    clause: str


class StatusGround(Struct, frozen=True):
    """One thing that a status rests on, and the clause that makes it matter."""

    of: str
    says: str
    clause: str


class SupplierRow(Struct, frozen=True):
    """A supplier's own verdict: several suppliers have none in common."""

    supplier: str
    status: str
    follow_up: str


class FulfilmentFacts(Struct, frozen=True):
    """What has been done by the day, and what it comes to."""

    day: Annotated[date, "Rapportens dag"]
    status: Annotated[
        FulfilmentStatus | None, "Kravets utfall; för flera leverantörer bara underlag, inget gemensamt utfall"
    ]
    suppliers: Annotated[tuple[str, ...], "Leverantörerna"]
    verdicts: Annotated[tuple[SupplierRow, ...], "Utfallet för var och en av flera leverantörer"]
    clearances: Annotated[tuple[str, ...], "Det som är klart"]
    rows: Annotated[tuple[StatusRow, ...], "Kravets delar, en rad för varje"]
    several: Annotated[bool, "Om leverantörerna är flera"]
    behind: Annotated[bool, "Om en rapport, ett möte eller ett svar saknas"]
    grounds: Annotated[tuple[StatusGround, ...], "Skälen till utfallet, en rad för varje"]
    later: Annotated[tuple[str, ...], "Det som återstår"]
    remarks: Annotated[tuple[str, ...], "Anmärkningar"]
    days: Annotated[tuple[ComingDay, ...], "Kommande dagar"]
    completed: Annotated[int, "Antal genomförda placeringar"]
    ongoing: Annotated[int, "Antal pågående placeringar"]
    ended_early: Annotated[int, "Antal placeringar som avslutats i förtid"]
    has_placements: Annotated[bool, "Om det finns placeringar"]


def fulfilment_facts(
    case: Procurement, matching: Matching, day: date, clauses: ClausesInUse, of: Supplier | None = None
) -> FulfilmentFacts:
    """The facts of a report about the day, of one supplier or of all; see `report_day`."""
    day = report_day(case, matching, day)
    found = judgements(case, matching, day, of)
    done = carried_out(case, matching, (of,), day)
    suppliers = case.suppliers if of is None else (of,)
    several = len(suppliers) > 1
    mine = [each for each in matching.placements if belongs_to(case, each, of)]
    return FulfilmentFacts(
        day=day,
        status=status_of(found),
        suppliers=tuple(supplier.name for supplier in suppliers),
        verdicts=tuple(_verdict(supplier, found) for supplier in suppliers) if several else (),
        clearances=tuple(_clearances(found, several=several)),
        rows=tuple(_row(one, clauses) for one in found),
        several=several,
        behind=any(_is_behind(one) for one in found),
        grounds=tuple(dict.fromkeys(each for one in found for each in _grounds(one, clauses, several=several))),
        later=tuple(f"{words[:1].upper()}{words[1:]}." for words in dict.fromkeys(later(case, matching, day, of))),
        remarks=(*_remarks(mine, day), *missed_dialogues(case, matching, day, of)),
        days=coming_days(case, matching, day, clauses, of),
        completed=len(done.completed),
        ongoing=len(done.ongoing),
        ended_early=len(done.ended_early),
        has_placements=bool(mine),
    )


def _verdict(supplier: Supplier, found: tuple[Judgement, ...]) -> SupplierRow:
    own = tuple(each for each in found if each.supplier == supplier)
    status = status_of(own)
    beside = [each.part for each in own if each.part.part is FulfilmentPart.FOLLOW_UP]
    follow_up = combined(part.status for part in beside)
    return SupplierRow(
        supplier.name,
        status.title_sv if status is not None else _NOTHING,
        follow_up.title_sv if follow_up is not None else _NOTHING,
    )


def _is_behind(judged: Judgement) -> bool:
    return judged.part.part is FulfilmentPart.FOLLOW_UP and judged.part.status is FulfilmentStatus.NOT_MET


def titled(judged: Judgement, *, several: bool) -> str:
    """The part's title, with its supplier where there are several."""
    if not several:
        return judged.title
    return document_text("report.of_supplier", what=judged.title, supplier=judged.supplier.name)


def _row(judged: Judgement, clauses: ClausesInUse) -> StatusRow:
    part = judged.part
    return StatusRow(
        supplier=judged.supplier.name,
        part=judged.title,
        required=document_text("fulfilment.unknown") if part.required is None else part.number(part.required),
        ongoing=_NOTHING if part.part in _WITHOUT_ONGOING else part.number(part.ongoing),
        done=part.number(part.done),
        status=part.status.title_sv,
        clause=clauses.title(part.role),
    )


def _grounds(judged: Judgement, clauses: ClausesInUse, *, several: bool) -> Iterator[StatusGround]:
    for reason in judged.part.reasons:
        yield StatusGround(titled(judged, several=several), reason.words, clauses.title(reason.role))


def _clearances(found: Iterable[Judgement], *, several: bool) -> Iterator[str]:
    """What is done, and may be noted as done (report l. 235): said only of what is so."""
    for judged in found:
        words = _cleared(judged)
        if words is None:
            continue
        of = ", ".join(filter(None, (judged.supplier.name if several else "", judged.lots)))
        said = document_text("report.for_supplier", supplier=of, what=words) if of else words
        yield f"{said[:1].upper()}{said[1:]}."


def _cleared(judged: Judgement) -> str | None:
    part = judged.part
    if part.part is FulfilmentPart.FOLLOW_UP:
        return None
    if part.part is FulfilmentPart.DIALOGUE:
        unanswered = any(reason.key in _UNANSWERED for reason in part.reasons)
        answered = part.done and not unanswered and part.status is not FulfilmentStatus.NOT_MET
        return document_text("report.cleared.dialogue") if answered else None
    told_apart = all(reason.key != "fulfilment.place.which_lot" for reason in part.reasons)
    if not part.required or not told_apart:
        return None
    facts = {"of": f" {part.of}" if part.of else "", "required": part.required}
    kind = "agreed" if part.part is FulfilmentPart.AGREEMENT else "months" if part.by_months else "places"
    if part.done >= part.required:
        return document_text(f"report.cleared.{kind}.done", done=part.done, **facts)
    begun = part.done + part.ongoing
    return document_text(f"report.cleared.{kind}.begun", begun=begun, **facts) if begun >= part.required else None


def _remarks(placements: list[Placement], day: date) -> Iterator[str]:
    """Starts and ends whose planned day has passed and that nobody has written down."""
    told = (
        ("no_start", [each.id for each in placements if not each.begun and each.starts < day]),
        ("no_end", [each.id for each in placements if each.begun and each.ended is None and each.planned_last < day]),
    )
    for key, ids in told:
        if ids:
            yield document_text(f"report.{key}", ids=join_words(ids, "och"))
