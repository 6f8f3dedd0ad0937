from pathlib import PurePath

import pytest

from given.letterhead import letterhead
from given.sample_documents import EVERY_BLOCK
from judges.word_files import word_file
from tenderkit import __version__
from tenderkit.model.word.manifest import NAMESPACE, Manifest, ManifestClause
from tenderkit.readers.word.manifest_reader import read_manifest
from tenderkit.readers.word.package import read_package
from tenderkit.writers.word import write_word

NAME = PurePath("krav.docx")


def test_what_the_writer_wrote_is_read_back() -> None:
    template = letterhead()

    manifest = read_manifest(read_package(write_word(EVERY_BLOCK, template), NAME))

    assert manifest == Manifest(
        kind="kravavsnitt",
        tenderkit=__version__,
        template=template.digest,
        clauses=(
            ManifestClause("antal-platser", "1.0.0", "ab" * 32, "published"),
            ManifestClause("vite", "2.1.0", "cd" * 32, "draft"),
        ),
    )


OURS = (
    f'<m:manifest xmlns:m="{NAMESPACE}" kind="kravavsnitt"><m:clauses><m:clause id="vite" version="1.0.0"/></m:clauses>'
    "</m:manifest>"
)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        pytest.param({}, None, id="not ours"),
        pytest.param({"customXml/item1.xml": b"<theirs/>"}, None, id="other custom XML"),
        pytest.param({"customXml/item1.xml": b"<broken"}, None, id="broken custom XML"),
        pytest.param(
            {"customXml/item1.xml": b"<broken", "customXml/item2.xml": OURS.encode()}, "kravavsnitt", id="ours beside"
        ),
        pytest.param({"customXml/item7.xml": OURS.encode("utf-16")}, "kravavsnitt", id="renamed and recoded"),
    ],
)
def test_a_manifest_is_known_by_what_it_says(parts: dict[str, bytes], kind: str | None) -> None:
    manifest = read_manifest(read_package(word_file(extra=parts), NAME))

    assert (manifest.kind if manifest else None) == kind


def test_a_manifest_with_gaps_is_read_as_far_as_it_goes() -> None:
    manifest = read_manifest(read_package(word_file(extra={"customXml/item1.xml": OURS.encode()}), NAME))

    assert manifest == Manifest("kravavsnitt", "", "", (ManifestClause("vite", "1.0.0", "", ""),))
