"""What every page has around it: the municipality's name, where the cases stand, and for a case its line of phases and its parts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.form.form_parts import MAIN_PARTS, PARTS
from tenderkit.web.shelf import name_of_case
from tenderkit.web.shown.fields import titles_of_parts
from tenderkit.web.shown.role_pages import menu_of, roles_to_choose
from tenderkit.web.signed_in import holds_a_post, is_let_in, person_of
from tenderkit.workflows.drafts.draft_case import DraftCase
from tenderkit.workflows.drafts.house_look import house_look
from tenderkit.workflows.drafts.questions import asked_part, state_of_part
from tenderkit.writers.form.form_values import said_at

_PHASES = ("planning", "analysis", "procurement", "matching", "closing")
_AT = {"draft": 1, "before_notice": 1, "tendering": 2, "awarded": 3}


def frame(request: HttpRequest) -> Mapping[str, Any]:
    """For the templates: the folder's name, and what the municipality's mark shows, where it has one."""
    folder = Path(settings.TENDERKIT_FOLDER).resolve()
    logo = house_look(folder).logo
    found: dict[str, Any] = {"folder_name": folder.name, "mark_shows": logo.alt if logo is not None else ""}
    if hasattr(request, "session") and is_let_in(request) and holds_a_post(request):
        found |= {"account": person_of(request).name if settings.TENDERKIT_SERVER else ""}
        found |= {"menu": menu_of(request), "roles": roles_to_choose(request), "acting": person_of(request).acting}
    return found


class ShownPart(Struct, frozen=True):
    """A part of the case in the list of parts."""

    name: str
    title: str
    state: str
    state_word: str
    href: str
    current: bool
    missing: int


class CaseFrame(Struct, frozen=True):
    """What stands around every page of a case."""

    name: str
    title: str
    number: str
    unit: str
    parts: tuple[ShownPart, ...]
    more: tuple[ShownPart, ...]
    remaining: int
    is_form: bool
    digest: str


class PhaseStep(Struct, frozen=True):
    """A phase in the line of phases."""

    title: str
    state: str


def case_frame(draft: DraftCase, current: str = "") -> CaseFrame:
    """The frame of the case as its file stands."""
    said, titles, name = draft.source.data, titles_of_parts(), name_of_case(draft.path)
    shown = []
    for part in PARTS:
        asked = asked_part(part, said)
        state = state_of_part(asked)
        missing = sum(each.needed and not each.is_answered for each in asked.questions())
        shown.append(
            ShownPart(
                part.name,
                titles[part.name],
                state.value,
                text(f"page.state.{state.value}"),
                reverse("part", args=(name, part.name)),
                part.name == current,
                missing,
            )
        )
    return CaseFrame(
        name=name,
        title=_text(said, "title") or draft.path.parent.name,
        number=_text(said, "registry", "procurement"),
        unit=_text(said, "authority", "unit") or _text(said, "authority", "name"),
        parts=tuple(part for part in shown if part.name in MAIN_PARTS),
        more=tuple(part for part in shown if part.name not in MAIN_PARTS),
        remaining=sum(part.missing for part in shown),
        is_form=draft.is_form,
        digest=draft.digest,
    )


def phase_steps(stage: str) -> tuple[PhaseStep, ...]:
    """The line of phases, with the one that the case is in."""
    at = _AT.get(stage, 0)
    states = ("done" if number < at else "now" if number == at else "coming" for number in range(len(_PHASES)))
    return tuple(PhaseStep(text(f"page.phase.{name}"), state) for name, state in zip(_PHASES, states, strict=True))


def _text(said: Mapping[str, Any], *key: str) -> str:
    found = said_at(said, key)
    return found if isinstance(found, str) else ""
