"""What every page looks like beside our own rules: those of documents, the municipality's colour, and its mark."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tenderkit.workflows.drafts.house_look import house_look
from tenderkit.writers.html_writer import document_style

_LIGHT = "@media not (prefers-color-scheme: dark){{:root{{--accent:#{colour};--accent-soft:#{tint}}}}}\n"


@require_safe
@cache_control(private=True, max_age=60)
def document_rules(request: HttpRequest) -> HttpResponse:
    """The rules that documents need, written by their writer, and the colour where it can be read; on a dark ground ours is used."""
    del request
    look = house_look(Path(settings.TENDERKIT_FOLDER))
    own = _LIGHT.format(colour=look.colour, tint=look.tint) if look.colour is not None else ""
    return HttpResponse(document_style() + own, content_type="text/css; charset=utf-8")


@require_safe
@cache_control(private=True, max_age=60)
def house_mark(request: HttpRequest) -> HttpResponse:
    """The picture that the municipality has named."""
    del request
    logo = house_look(Path(settings.TENDERKIT_FOLDER)).logo
    if logo is None:
        raise Http404
    return HttpResponse(logo.data, content_type=f"image/{logo.suffix.removeprefix('.')}")
