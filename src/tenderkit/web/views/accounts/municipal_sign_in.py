"""Signing in where the municipality's people sign in to everything else: the way there and the way back."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET


@require_GET
def ask(request: HttpRequest) -> HttpResponse:
    """To the municipality's sign-in, with a state and a nonce that are good for this session alone."""
    if not settings.TENDERKIT_OIDC:
        raise Http404
    from mozilla_django_oidc.views import OIDCAuthenticationRequestView

    return OIDCAuthenticationRequestView.as_view()(request)  # type: ignore[no-any-return] # the library has no types


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """In, for an account that is there; whatever is wrong with what came back, it is the same answer."""
    if not settings.TENDERKIT_OIDC:
        raise Http404
    from jwt import PyJWTError
    from mozilla_django_oidc.views import OIDCAuthenticationCallbackView
    from requests import RequestException

    try:
        return OIDCAuthenticationCallbackView.as_view()(request)  # type: ignore[no-any-return]
    except (SuspiciousOperation, RequestException, PyJWTError, KeyError, ValueError):
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL_FAILURE)
