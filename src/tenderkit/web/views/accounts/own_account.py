"""One's own account: a new password, and who does one's work while one is away."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tenderkit.messages import text
from tenderkit.web.models import StandIn
from tenderkit.web.server.absences import add_absence, end_absence
from tenderkit.web.signed_in import person_of
from tenderkit.web.trail import note_trail_of_folder
from tenderkit.web.views.accounts.sign_in import set_password


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def show_own_account(request: HttpRequest) -> HttpResponse:
    """What one may do, and the two things that one may change."""
    account = request.user
    if not settings.TENDERKIT_SERVER or not isinstance(account, User):
        raise Http404
    faults: dict[str, str] = {}
    if request.method == "POST":
        faults = _done(request, account)
        if not faults:
            return HttpResponseRedirect(f"{reverse('own-account')}?sparat")
    context = {
        "account_shown": account,
        "posts": [(text(f"role.{post.role.value}"), post.unit) for post in person_of(request).posts],
        "absences": StandIn.objects.filter(absent=account).select_related("stand_in"),
        "others": User.objects.filter(is_active=True).exclude(pk=account.pk).order_by("username"),
        "faults": faults,
        "given": request.POST,
        "saved": "sparat" in request.GET and not faults,
        "passwords": settings.TENDERKIT_PASSWORDS and account.has_usable_password(),
    }
    return render(request, "page/accounts/own.html", context)


def _done(request: HttpRequest, account: User) -> dict[str, str]:
    if "avsluta" in request.POST or "ersattare" in request.POST:
        return change_absences(request, account)
    if not account.check_password(request.POST.get("nuvarande", "")):
        return {"nuvarande": text("page.password.current_wrong")}
    faults = set_password(account, request.POST.get("nytt", ""), request.POST.get("igen", ""))
    if not faults:
        update_session_auth_hash(request, account)
        note_trail_of_folder(request, "password", str(account.pk))
    return faults


def change_absences(request: HttpRequest, account: User) -> dict[str, str]:
    """What the form about somebody's absence asks for, be it one's own or not; what is wrong with it, by field."""
    if "avsluta" in request.POST:
        end_absence(account, request.POST["avsluta"])
        note_trail_of_folder(request, "stand-in-ended", str(account.pk))
        return {}
    faults = add_absence(account, request.POST["ersattare"], request.POST.get("fran", ""), request.POST.get("till", ""))
    if not faults:
        note_trail_of_folder(request, "stand-in", str(account.pk))
    return faults
