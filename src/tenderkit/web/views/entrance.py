"""The way in: the link's token is exchanged for a session and leaves the address bar."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from tenderkit.web.guarding_names import LOCAL_PERSON, PERSON
from tenderkit.web.one_link import use_link
from tenderkit.web.views.refusals import not_let_in


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Once; whoever is in already just goes on."""
    if request.session.get(PERSON):
        return HttpResponseRedirect(reverse("start"))
    if not use_link(token):
        return not_let_in(request)
    request.session.cycle_key()
    request.session[PERSON] = LOCAL_PERSON
    return HttpResponseRedirect(reverse("start"))
