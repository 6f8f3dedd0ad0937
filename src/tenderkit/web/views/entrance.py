"""The way in: the link's token is exchanged for a session; and where each role begins its day."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe

from tenderkit.messages import LANGUAGES
from tenderkit.web.guarding_names import ACTING, LANGUAGE, LOCAL_PERSON, PERSON
from tenderkit.web.one_link import use_link
from tenderkit.web.shown.role_pages import start_of
from tenderkit.web.signed_in import is_let_in, person_of
from tenderkit.web.views.refusals import not_let_in


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Once; whoever is in already just goes on."""
    if is_let_in(request):
        return HttpResponseRedirect(reverse("start"))
    if not use_link(token):
        return not_let_in(request)
    request.session.cycle_key()
    request.session[PERSON] = LOCAL_PERSON
    return HttpResponseRedirect(reverse("start"))


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the role begins with: the officer's list, the recruiter's week, what is due, the requester's own."""
    return HttpResponseRedirect(reverse(start_of(person_of(request).acting)))


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Work as another of the roles that one holds, and go on to where one was or to where that role begins."""
    wanted = next((role for role in person_of(request).roles if role.value == request.POST.get("roll")), None)
    if wanted is None:
        raise Http404
    request.session[ACTING] = wanted.value
    return HttpResponseRedirect(_way_on(request) or reverse(start_of(wanted)))


@require_POST
def speak_in(request: HttpRequest) -> HttpResponse:
    """The page in Swedish or English; documents stay in Swedish."""
    wanted = request.POST.get("sprak", "")
    if wanted not in LANGUAGES:
        raise Http404
    request.session[LANGUAGE] = wanted
    return HttpResponseRedirect(_way_on(request) or reverse("start"))


def _way_on(request: HttpRequest) -> str:
    """Where the form says to go on to: an address of our own, and nothing else."""
    wanted = request.POST.get("vidare", "")
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else ""
