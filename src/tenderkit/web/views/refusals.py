"""What is said where a page can't be shown: always why, what to do, and what somebody had written."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from tenderkit.messages import Message, text
from tenderkit.model.case.choices import Role
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.web.shown.fields import FIELD, ShownProblem, key_of_name, title_of_key
from tenderkit.web.signed_in import person_of

_PARTS_OF_CASE = 2  # arenden/<id>/…
_CASES, _LIBRARY = "arenden", ("klausuler", "lagrum")


def no_post(request: HttpRequest) -> HttpResponse:
    """Signed in, with nothing to do here yet: who can change that, and the way out."""
    return render(request, "page/accounts/no_post.html", status=403)


def not_let_in(request: HttpRequest) -> HttpResponse:
    """How to get in; and for whoever was thrown out in the middle, what was written, to be sent once more."""
    context = {
        "entries": _entries(request),
        "kept": _kept(request),
        "address": request.get_full_path(),
        "has_accounts": settings.TENDERKIT_SERVER,
    }
    return render(request, "page/not_let_in.html", context, status=403)


def not_this_role(request: HttpRequest, allowed: frozenset[Role]) -> HttpResponse:
    """Whose page it is; whoever holds that role too can work as it from here."""
    held = [role for role in person_of(request).roles if role in allowed]
    context = {
        "held": [(role.value, text(f"role.{role.value}")) for role in held],
        "whose": [text(f"role.{role.value}") for role in Role if role in allowed],
        "address": request.get_full_path() if request.method == "GET" else "",
    }
    return render(request, "page/not_this_role.html", context, status=403)


def no_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was opened before its cookie was lost can be sent once more from here."""
    del reason
    return render(request, "page/send_again.html", {"entries": _entries(request), "kept": _kept(request)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing by that name, or nothing that this person may see: it is the same answer."""
    del exception
    return render(request, "page/not_found.html", status=404)


def our_fault(request: HttpRequest) -> HttpResponse:
    """One calm sentence."""
    return render(request, "page/our_fault.html", status=500)


def refused(request: HttpRequest, what: str, remedy: str) -> HttpResponse:
    """The system says no."""
    context = {"what": what, "remedy": remedy, "entries": _entries(request)}
    return render(request, "page/refused.html", context, status=409)


def too_much(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More than a form may hold, or what no browser sends: nothing of it has been read."""
    del exception
    context = {"what": text("page.too_much"), "remedy": text("page.too_much.remedy")}
    return render(request, "page/refused.html", context, status=400)


def no_database(request: HttpRequest, reason: Exception) -> HttpResponse:
    """Held by another program, or gone: the cases don't live there, and a save is made before it is entered in the trail.

    The page's own frame would ask the database who is in. On a server the reason names machines, which is nobody's business.
    """
    del request
    told = text("page.database.away") if settings.TENDERKIT_SERVER else " ".join(str(reason).split())
    context = {"message": Message("TK-S088", {"reason": told})}
    return HttpResponse(render_to_string("page/no_database.html", context), status=503)


def faulty_file(request: HttpRequest, fault: InvalidInputError) -> HttpResponse:
    """Every fault with its line, and the way to mend the file."""
    parts = request.path.strip("/").split("/")
    context = {
        "problems": fault.problems,
        "case": parts[1] if len(parts) >= _PARTS_OF_CASE and parts[0] == _CASES else "",
        "of_library": parts[0] in _LIBRARY,
        "entries": _entries(request),
    }
    return render(request, "page/faulty_file.html", context, status=409)


def not_yet(request: HttpRequest, fault: NotAllowedYetError) -> HttpResponse:
    """The step isn't allowed yet, for these reasons."""
    reasons = [ShownProblem("error", each.what, each.remedy, each.code) for each in fault.reasons]
    return render(request, "page/not_yet.html", {"reasons": reasons}, status=409)


def _entries(request: HttpRequest) -> Sequence[tuple[str, str]]:
    """What stood in the fields, by what they ask for."""
    if request.method != "POST":
        return ()
    named = ((name, request.POST.getlist(name)) for name in request.POST if name.startswith(FIELD))
    keys = ((key_of_name(name.removeprefix(FIELD)), values) for name, values in named)
    return [(title_of_key(key), "\n".join(values)) for key, values in keys if key is not None and any(values)]


def _kept(request: HttpRequest) -> Sequence[tuple[str, str]]:
    """The same as the form sent it, to be sent again."""
    if request.method != "POST":
        return ()
    return [
        (name, value) for name in request.POST if name != "csrfmiddlewaretoken" for value in request.POST.getlist(name)
    ]
