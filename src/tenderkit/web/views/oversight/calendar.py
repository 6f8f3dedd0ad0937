"""The calendar of what is due: an address that a calendar asks by itself, and the page where it is made, renewed and taken back.

Whoever has the address can open it without signing in, so it holds 128 bits that nobody can guess, and tells of nobody.
"""

from hashlib import sha256
from secrets import token_urlsafe

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tenderkit.messages import text
from tenderkit.model.case.choices import Role
from tenderkit.problems import TenderkitError
from tenderkit.web.models import CalendarKey
from tenderkit.web.signed_in import cases_seen_by_name, person_of
from tenderkit.web.views.oversight.due_page import due_list
from tenderkit.workflows.due.due_report import calendar_for_all

_BYTES = 16
_SHOWN_ONCE = "kalenderadress"  # in the session, until the page has shown it
_A_MINUTE = 60
_MOST_WRONG, _MOST_OF_ONE = 60, 20  # a minute
_PLAIN = "text/plain; charset=utf-8"
_NOT_NOW = "Kalendern kan inte läsas just nu.\n"
_TOO_MANY = "Kalendern hämtas för ofta. Försök igen om en minut.\n"


@require_http_methods(["GET", "HEAD", "POST"])
def show_calendar(request: HttpRequest) -> HttpResponse:
    """Whether one has an address, since when and of what; a new one is shown once."""
    who = person_of(request).name
    if request.method == "POST":
        return _changed(request, who)
    standing = CalendarKey.objects.filter(who=who).first()
    token = request.session.pop(_SHOWN_ONCE, "")
    context = {
        "standing": standing,
        "address": request.build_absolute_uri(reverse("calendar", args=(token,))) if token else "",
        "role": text(f"role.{standing.role}") if standing is not None and standing.role else "",
        "roles_of_days": [(each.value, text(f"role.{each.value}")) for each in Role],
        "is_gone": "borta" in request.GET,
    }
    return render(request, "page/oversight/calendar.html", context)


@require_safe
def give_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The days of the cases that its owner may see; a wrong or an old key opens nothing, and tries are counted."""
    del request
    digest = _digest(token)
    key = CalendarKey.objects.filter(digest=digest).first()
    if _is_too_often(key.digest if key is not None else "fel", _MOST_OF_ONE if key is not None else _MOST_WRONG):
        return HttpResponse(_TOO_MANY, status=429, content_type=_PLAIN, headers={"Retry-After": str(_A_MINUTE)})
    if key is None:
        raise Http404
    role = next((each for each in Role if each.value == key.role), None)
    try:
        calendar = calendar_for_all(due_list(cases_seen_by_name(key.who), role))
    except (TenderkitError, OSError):  # what is wrong with a file is told to those who are signed in
        return HttpResponse(_NOT_NOW, status=503, content_type=_PLAIN)
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8")


def _changed(request: HttpRequest, who: str) -> HttpResponse:
    if "ta_bort" in request.POST:
        CalendarKey.objects.filter(who=who).delete()
        return HttpResponseRedirect(f"{reverse('calendar-page')}?borta")
    role, token = request.POST.get("roll", ""), token_urlsafe(_BYTES)
    if role and role not in {each.value for each in Role}:
        raise Http404
    CalendarKey.objects.update_or_create(who=who, defaults={"digest": _digest(token), "role": role})
    request.session[_SHOWN_ONCE] = token
    return HttpResponseRedirect(reverse("calendar-page"))


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def _is_too_often(what: str, most: int) -> bool:
    """Counted without anybody's address: all wrong keys together, and each right one by itself."""
    name = f"kalender-{what}"
    if cache.add(name, 1, _A_MINUTE):
        return False
    try:
        return cache.incr(name) > most
    except ValueError:  # the minute has just ended
        return False
