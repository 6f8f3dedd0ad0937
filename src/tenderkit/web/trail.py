"""What has been done and what is open: kept with the case's place and the action, without a value of the case."""

from datetime import timedelta
from pathlib import Path

from django.http import HttpRequest
from django.utils.timezone import now

from tenderkit.web.models import OpenedPart, TrailEntry
from tenderkit.web.shelf import place_of_case
from tenderkit.web.signed_in import person_of

_OPEN_MINUTES = 15


def note_trail(request: HttpRequest, file: Path, action: str, about: str = "") -> None:
    """One entry: who, when, which case, which action, and which part or paper it was about."""
    who = person_of(request).name
    TrailEntry.objects.create(who=who, case=place_of_case(file), action=action, about=about)


def note_trail_of_folder(request: HttpRequest, action: str, about: str) -> None:
    """The same of what is no case's: the plan, and the accounts, each by its number."""
    TrailEntry.objects.create(who=person_of(request).name, case="", action=action, about=about)


def note_opened(request: HttpRequest, file: Path, part: str) -> int:
    """Remember what this session has before it; in how many other sessions the same part is open just now."""
    session, case = request.session.session_key or "", place_of_case(file)
    who = person_of(request).name
    OpenedPart.objects.update_or_create(session=session, case=case, part=part, defaults={"who": who})
    since = now() - timedelta(minutes=_OPEN_MINUTES)
    return OpenedPart.objects.filter(case=case, part=part, at__gte=since).exclude(session=session).count()
