"""The pieces that Word documents are made of, and which documents it takes to have every piece read by a slow judge."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

_BODY = "word/document.xml"
_MANIFEST = "customXml/item"  # our own data, which no schema of Word's says anything of
# Names, numbers and addresses that differ from document to document; that none is given twice is asked of each document.
_IDENTITY: Mapping[str, tuple[str, ...]] = {
    "bookmarkStart": ("id", "name"),
    "bookmarkEnd": ("id",),
    "docPr": ("id", "name", "descr"),
    "cNvPr": ("id", "name", "descr"),
    "sdtPr/id": ("val",),
    "tag": ("val",),
    "alias": ("val",),
    "hyperlink": ("anchor",),
    "property": ("name", "pid"),
    "tblCaption": ("val",),
    "tblDescription": ("val",),
    "listItem": ("displayText", "value"),
}
_DIGIT = re.compile(r"\d")  # a number is as good as another of its length
_UNIQUE = {"bookmarkStart": ("id", "name"), "docPr": ("id",), "id": ("val",)}


def holding_every_piece(documents: Iterable[Path]) -> list[Path]:
    """So few of the documents that whatever stands in any of them stands in one of these.

    A piece is an element at its place, with its attributes and what stands in it, in order: what a schema has something to say of.
    The words don't count, nor how often the same thing stands in a row.
    """
    pieces = {document: frozenset(_pieces_of(document)) for document in documents}
    left = frozenset[str]().union(*pieces.values())
    chosen = []
    while left:
        best = max(pieces, key=lambda document: len(pieces[document] & left))
        chosen.append(best)
        left -= pieces[best]
    return chosen


def given_twice(document: Path) -> list[str]:
    """Numbers and names that one document gives to two things, which Word repairs by throwing one of them away."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for element in _body_of(document).iter():
        tag = _plain(element.tag)
        if tag == "id" and _above(element) != "sdtPr":
            continue
        for name, value in element.attrib.items():
            if _plain(name) in _UNIQUE.get(tag, ()):
                counted[tag, _plain(name), str(value)] += 1
    return [" ".join(what) for what, count in counted.items() if count > 1]


def _pieces_of(document: Path) -> Iterator[str]:
    with ZipFile(document) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if not name.endswith((".xml", ".rels")):
                yield f"{name} {sha256(data).hexdigest()}"
            elif not name.startswith(_MANIFEST):
                yield from _pieces_in(etree.fromstring(data), name)


def _pieces_in(element: etree._Element, above: str) -> Iterator[str]:
    """Each element by where it stands, what is said of it, and what stands in it, in order; in a body any order is right."""
    place, within = f"{above} {element.tag}", [str(child.tag) for child in element.iterchildren(etree.Element)]
    in_order = sorted({*within}) if _plain(element.tag) == "body" else [tag for tag, _ in groupby(within)]
    yield repr((place, _attributes(element), in_order, within[-1:]))
    for child in element.iterchildren(etree.Element):
        yield from _pieces_in(child, place)


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    tag = _plain(element.tag)
    of_identity = _IDENTITY.get(tag) or _IDENTITY.get(f"{_above(element)}/{tag}", ())
    return sorted(
        (str(name), "" if _plain(name) in of_identity else _DIGIT.sub("0", str(value)))
        for name, value in element.items()
    )


def _above(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else _plain(parent.tag)


def _body_of(document: Path) -> etree._Element:
    with ZipFile(document) as archive:
        return etree.fromstring(archive.read(_BODY))


def _plain(name: object) -> str:
    return str(name).rpartition("}")[2]
