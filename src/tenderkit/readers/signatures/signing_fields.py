"""The fields of a PDF to sign in, signed or not; nothing is judged yet."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tenderkit.model.finished.signed_file import SigningField
from tenderkit.problems import RefusedError
from tenderkit.readers.tagged_pdf.open_pdf import opened_pdf

if TYPE_CHECKING:
    import pikepdf

MOST_SIGNATURES = 100
_DEEPEST = 20
_MOST_FIELDS = 20_000


def read_signing_fields(source: bytes, name: PurePath) -> tuple[SigningField, ...]:
    """In the order of the form. Raises `RefusedError` for a file that can't be read, or has more signatures than we judge."""
    with opened_pdf(source, name) as (tags, _):
        fields = tuple(_fields(tags, name))
    signed = sum(field.is_signed for field in fields)
    if signed > MOST_SIGNATURES:
        raise RefusedError("TK-U011", {"file": name, "count": signed, "limit": MOST_SIGNATURES})
    return fields


def _fields(tags: "pikepdf.Pdf", name: PurePath) -> Iterator[SigningField]:
    import pikepdf

    form = tags.Root.get("/AcroForm")
    waiting = [(each, "", "", 0) for each in _each(form, "/Fields")]
    count = 0
    while waiting:
        field, above, kind, depth = waiting.pop(0)
        count += 1
        if depth > _DEEPEST or count > _MOST_FIELDS:
            raise RefusedError("TK-A045", {"file": name})
        if not isinstance(field, pikepdf.Dictionary):
            continue
        kind = str(field.get("/FT", kind))
        full = ".".join(filter(None, (above, str(field.get("/T", "")))))
        inside = [each for each in _each(field, "/Kids") if isinstance(each, pikepdf.Dictionary) and "/T" in each]
        waiting += [(each, full, kind, depth + 1) for each in inside]
        if kind == "/Sig" and not inside:
            yield SigningField(full, str(field.get("/TU", "")) or full, "/V" in field)


def _each(holder: Any, key: str) -> list[Any]:  # noqa: ANN401 - pikepdf's own objects
    import pikepdf

    held = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    return list(held.as_list()) if isinstance(held, pikepdf.Array) else []
