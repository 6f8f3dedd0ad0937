"""A workbook's zip with nothing in it of the machine or the hour: the same content gives the same bytes everywhere."""

import io
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tenderkit.patterns import lazy_pattern

FIXED_DATE = datetime(1980, 1, 1)  # noqa: DTZ001  # a sheet has no time zone; the date only has to be the same always
_UNIX = 3
_CORE = "docProps/core.xml"
_CHANGED = lazy_pattern(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def same_bytes_everywhere(workbook: bytes, changed: datetime | None = None) -> bytes:
    """The zip again with fixed times and system; `changed` is what the workbook says of when it was changed, if it is to say that."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as source, ZipFile(sink, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, FIXED_DATE.timetuple()[:6])
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            content = source.read(name)
            if name == _CORE and changed is not None:
                stamp = changed.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _CHANGED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            target.writestr(entry, content)
    return sink.getvalue()
