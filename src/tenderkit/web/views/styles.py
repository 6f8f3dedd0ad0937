"""The rules that documents need wherever they are shown: written by their writer, for a page that allows none inline."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tenderkit.writers.html_writer import document_style


@require_safe
@cache_control(private=True, max_age=3600)
def document_rules(request: HttpRequest) -> HttpResponse:
    """One style sheet for every document."""
    del request
    return HttpResponse(document_style(), content_type="text/css; charset=utf-8")
