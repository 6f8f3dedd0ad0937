from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from given.letterhead import letterhead
from tenderkit.writers.word.package import CONTENT_TYPES, PACKAGE, WordPackage, relations_name, relations_source

_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"


@pytest.fixture
def package() -> WordPackage:
    template = letterhead()
    return WordPackage(template.order, {**template.parts, **dict.fromkeys(template.programs, b"<x/>")})


def test_a_zip_tells_nothing_of_when_and_where(package: WordPackage) -> None:
    with ZipFile(BytesIO(package.to_bytes())) as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries][:2] == [CONTENT_TYPES, "_rels/.rels"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.extra) for entry in entries} == {(0, b"")}
    assert len({entry.external_attr for entry in entries}) == 1
    assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}


@pytest.mark.parametrize("source", [PACKAGE, "word/document.xml", "document.xml", "customXml/item1.xml"])
def test_the_name_of_a_relations_part_leads_back_to_its_source(source: str) -> None:
    assert relations_source(relations_name(source)) == source


def test_a_new_part_is_found_by_its_relation(package: WordPackage) -> None:
    package.add("docProps/thumbnail.xml", b"<x/>", "text/x")
    package.relate(PACKAGE, _THUMBNAIL, "docProps/thumbnail.xml")

    assert package.related(PACKAGE, "thumbnail") == "docProps/thumbnail.xml"


def test_a_dropped_part_leaves_nothing_behind(package: WordPackage) -> None:
    before = dict(package.parts)
    package.add("docProps/thumbnail.xml", b"<x/>", "text/x")
    package.relate(PACKAGE, _THUMBNAIL, "docProps/thumbnail.xml")

    package.drop(PACKAGE, "thumbnail")

    assert package.parts == before


def test_dropping_what_is_not_there_changes_nothing(package: WordPackage) -> None:
    before = dict(package.parts)

    package.drop(PACKAGE, "thumbnail")

    assert package.parts == before


def test_a_source_may_get_its_first_relation(package: WordPackage) -> None:
    package.relate("word/settings.xml", "x", "word/styles.xml")

    assert package.related("word/settings.xml", "x") == "word/styles.xml"
