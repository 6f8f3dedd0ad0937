"""A file that the browser saves instead of showing."""

from django.http import HttpResponse


def as_download(data: bytes, name: str, content: str) -> HttpResponse:
    """The bytes by that name, of that content type."""
    response = HttpResponse(data, content_type=content)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
