"""What stands between a request and the pages: the right address, a person who has been let in, and headers that allow nothing foreign."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import override

from tenderkit.messages import LANGUAGES, known_folders, language
from tenderkit.problems import InvalidInputError, NotAllowedYetError, TenderkitError
from tenderkit.web.addresses.allowed_roles import AllowedRoles, reaches
from tenderkit.web.guarding_names import CALENDAR, ENTRANCE, LANGUAGE, PERSON
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.signed_in import holds_a_post, is_let_in, may_see_case, person_of
from tenderkit.web.views import refusals

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ELSEWHERE = "Sidan svarar bara på sin egen adress.\n"
_Answer = Callable[[HttpRequest], HttpResponseBase]


def own_address_only(answer: _Answer) -> _Answer:
    """No other site's page may speak to this one, by whatever name it has for it."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        host = request.META.get("HTTP_HOST", "")
        origin = request.META.get("HTTP_ORIGIN")
        own = {f"{request.scheme}://{each}" for each in settings.TENDERKIT_HOSTS}
        if host not in settings.TENDERKIT_HOSTS or (origin is not None and origin not in own):
            return HttpResponse(
                _ELSEWHERE, status=421 if origin is None else 403, content_type="text/plain; charset=utf-8"
            )
        return answer(request)

    return answered


def strict_headers(answer: _Answer) -> _Answer:
    """Nothing is loaded from anywhere else, nothing inline runs, and no page is kept by the browser."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answered


def signed_in_only(answer: _Answer) -> _Answer:
    """Everybody else learns only how to get in; what they have written comes back."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if request.path.split("/")[1] in (ENTRANCE, CALENDAR):
            return answer(request)
        if not is_let_in(request):
            return refusals.not_let_in(request)
        return answer(request) if holds_a_post(request) or _is_way_out(request) else refusals.no_post(request)

    return answered


def _is_way_out(request: HttpRequest) -> bool:
    """Whoever has nothing to do here can still go."""
    return request.path == "/ut"


class PermittedOnly:
    """The one gate between a role and an address, and between a person and the cases of other units."""

    def __init__(self, answer: _Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[object], kwargs: Mapping[str, object]
    ) -> HttpResponse | None:
        """A case of another unit isn't there; an address that belongs to another role says whose it is."""
        del view, args
        name = request.resolver_match.url_name if request.resolver_match else None
        reach = reaches().get(name or "", AllowedRoles())
        if reach.is_open or not holds_a_post(request):
            return None
        if "case" in kwargs and not may_see_case(request, case_on_the_shelf(str(kwargs["case"]))):
            raise Http404
        allowed = reach.roles(request.method or "")
        return None if person_of(request).acting in allowed else refusals.not_this_role(request, allowed)


permitted_only = PermittedOnly


def in_the_chosen_language(answer: _Answer) -> _Answer:
    """Swedish until somebody chooses English; what the browser would like decides nothing."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        chosen = request.session.get(LANGUAGE, LANGUAGES[0])
        held = language.set(chosen)
        try:
            with override(chosen):
                return answer(request)
        finally:
            language.reset(held)

    return answered


def places_told_from_the_folder(answer: _Answer) -> _Answer:
    """No page says where on the server's disk anything is: a message tells its places from the folder of cases."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        folder = Path(settings.TENDERKIT_FOLDER)
        held = known_folders.set(tuple(dict.fromkeys(map(str, (folder, folder.resolve())))))
        try:
            return answer(request)
        finally:
            known_folders.reset(held)

    return answered


def told_without_the_database(answer: _Answer) -> _Answer:
    """Where the page's own tables can't be asked, that is said: every page asks them who is in."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        try:
            connection.close_if_health_check_failed()  # one that was kept, and has been cut off since
            connection.ensure_connection()
            request.session.get(PERSON)
        except DatabaseError as error:
            return refusals.no_database(request, error)
        return answer(request)

    return answered


class FaultsAsPages:
    """A fault of a file becomes a page that says it in the catalogue's words."""

    def __init__(self, answer: _Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """What a workflow refuses; anything else is our own fault, and has Django's answer for that."""
        if isinstance(fault, DatabaseError):
            return refusals.no_database(request, fault)
        if isinstance(fault, InvalidInputError):
            return refusals.faulty_file(request, fault)
        if isinstance(fault, NotAllowedYetError):
            return refusals.not_yet(request, fault)
        if isinstance(fault, TenderkitError):
            return refusals.refused(request, str(fault.message.what), fault.message.remedy)
        if isinstance(fault, OSError):
            return refusals.refused(request, fault.strerror or type(fault).__name__, "")
        return None


faults_as_pages = FaultsAsPages
