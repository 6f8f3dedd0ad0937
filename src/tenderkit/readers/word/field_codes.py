"""The fields of a Word part by their kind (`PAGE`, `REF`): some fetch from files and programs when they are updated."""

from collections.abc import Iterator

from lxml import etree

from tenderkit.readers.word.names import WORD

# Fields that only look at the document itself. Left out on purpose: DDE, LINK, INCLUDETEXT, INCLUDEPICTURE, DATABASE
# (fetch), QUOTE and IF (can spell out another field), AUTHOR and the like (carry a person's name).
QUIET_FIELDS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "DOCPROPERTY", "FILENAME", "DATE", "TIME",
    "CREATEDATE", "SAVEDATE", "PRINTDATE", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "HYPERLINK",
})  # fmt: skip


def read_fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each field with the element that ends its instruction and its kind in capitals; '' for a kind that is computed."""
    open_codes: list[list[str]] = []
    for element in root.iter(WORD + "fldSimple", WORD + "fldChar", WORD + "instrText"):
        mark = element.get(WORD + "fldCharType")
        if element.tag == WORD + "fldSimple":
            yield element, _kind(element.get(WORD + "instr", ""))
        elif element.tag == WORD + "instrText" and open_codes:
            open_codes[-1].append(element.text or "")
        elif mark == "begin":
            open_codes.append([])
        elif mark == "end" and open_codes:
            yield element, _kind("".join(open_codes.pop()))


def _kind(instruction: str) -> str:
    words = instruction.split(maxsplit=1)
    return words[0].upper() if words else ""
