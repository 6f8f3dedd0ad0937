"""Every place in a finished file where a word can stand."""

from io import BytesIO
from zipfile import ZipFile

from tenderkit.readers.finished.every_word import texts_of


def package(**parts: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def test_a_word_spread_over_runs_comes_out_whole() -> None:
    data = package(word__document="<w:p><w:r><w:t>Greta </w:t></w:r><w:r><w:t>Tyst</w:t></w:r></w:p>")

    assert any("Greta Tyst" in text for text in texts_of(data))


def test_paragraphs_are_kept_apart() -> None:
    data = package(word__document="<w:p><w:t>Bo</w:t></w:p><w:p><w:t>Ek</w:t></w:p>")

    assert not any("BoEk" in text for text in texts_of(data))


def test_attributes_and_part_names_are_read_too() -> None:
    data = package(word__hemligt='<w:bookmarkStart w:name="Tyst &amp; Co"/>')

    texts = list(texts_of(data))
    assert any("Tyst & Co" in text for text in texts)
    assert "word/hemligt" in texts


def test_a_package_inside_a_package_is_opened() -> None:
    inner = package(xl__sheet="<si><t>Greta Tyst</t></si>")
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/embeddings/bok.xlsx", inner)

    assert any("Greta Tyst" in text for text in texts_of(stream.getvalue()))


def test_a_page_and_a_text_are_read_as_they_stand() -> None:
    assert any("Å & Ä" in text for text in texts_of(b"<p>\xc3\x85 &amp; \xc3\x84</p>"))
    assert any("Greta" in text for text in texts_of(b"Greta\n"))
