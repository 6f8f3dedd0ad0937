"""Signing in with an account and out again, and choosing a password by a link that works once."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tenderkit.messages import text
from tenderkit.web.server.accounts import account_of_way, end_sessions
from tenderkit.web.server.attempts import forget_failures, may_try, note_failure
from tenderkit.web.views.refusals import not_let_in

_LONGEST_NAME, _LONGEST_PASSWORD = 150, 500


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The way in; a wrong name and a wrong password are answered alike, and only so often."""
    if not settings.TENDERKIT_SERVER:
        return not_let_in(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("start"))
    if request.method != "POST":
        return _ask(request, text("page.sign_in.unknown_there") if "ingen" in request.GET else "")
    if not settings.TENDERKIT_PASSWORDS:
        raise Http404
    name = request.POST.get("namn", "")[:_LONGEST_NAME].strip()
    address = request.META.get("REMOTE_ADDR", "")
    if not may_try(name, address):
        return _ask(request, text("page.sign_in.too_often"), name, status=429)
    account = authenticate(request, username=name, password=request.POST.get("losenord", "")[:_LONGEST_PASSWORD])
    if account is None:
        note_failure(name, address)
        return _ask(request, text("page.sign_in.wrong"), name)
    forget_failures(name)
    login(request, account)
    return HttpResponseRedirect(reverse("start"))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session ends here and in the database."""
    logout(request)
    return HttpResponseRedirect(reverse("start"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Once; a link that has been used is worth nothing."""
    account = account_of_way(key, token) if settings.TENDERKIT_SERVER and settings.TENDERKIT_PASSWORDS else None
    if account is None:
        raise Http404
    faults: dict[str, str] = {}
    if request.method == "POST":
        faults = set_password(account, request.POST.get("nytt", ""), request.POST.get("igen", ""))
        if not faults:
            end_sessions(account)
            return HttpResponseRedirect(f"{reverse('sign-in')}?valt")
    return render(request, "page/accounts/choose_password.html", {"faults": faults, "name": account.get_username()})


def set_password(account: User, new: str, again: str) -> dict[str, str]:
    """Give the account the password; what is wrong with it, by field, if anything is."""
    if new != again:
        return {"igen": text("page.password.differ")}
    try:
        validate_password(new, account)
    except ValidationError as error:
        return {"nytt": " ".join(error.messages)}
    account.set_password(new)
    account.save()
    return {}


def _ask(request: HttpRequest, fault: str = "", name: str = "", status: int = 200) -> HttpResponse:
    context = {
        "fault": fault,
        "name": name,
        "chosen": "valt" in request.GET,
        "passwords": settings.TENDERKIT_PASSWORDS,
        "municipal": settings.TENDERKIT_OIDC,
    }
    return render(request, "page/accounts/sign_in.html", context, status=status)
