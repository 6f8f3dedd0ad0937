"""What would tell whose letterhead it is, in one for papers where nothing may tell of the municipality."""

import re
from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.template.scan import TemplateFault, addressed_paragraphs, shown_place, text_in, without_tags
from tenderkit.readers.word.names import FOOTER_TYPE, HEADER_TYPE, WORD
from tenderkit.readers.word.package import Package

_PICTURES = (WORD + "drawing", WORD + "pict")
_PAGES = lazy_pattern(r"(?:sida|av|[\d\s/()–-])*", re.IGNORECASE)


def find_municipal_marks(package: Package) -> Iterator[TemplateFault]:
    """Pictures anywhere, and words typed into headers and footers other than those about pages: nobody else can tell what they show."""
    lasting = {*package.parts_of_type(HEADER_TYPE), *package.parts_of_type(FOOTER_TYPE)}
    for paragraph, address in addressed_paragraphs(package):
        words = text_in(paragraph)
        typed = address.part in lasting and not _PAGES.fullmatch(without_tags(words))
        if typed or next(paragraph.iter(*_PICTURES), None) is not None:
            yield TemplateFault(address, Message("TK-T207", {"where": shown_place(address, words)}))
