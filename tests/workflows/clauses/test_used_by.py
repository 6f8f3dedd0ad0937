import json
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.own_library import own_library
from tenderkit.model.clauses.uses import UseKind, Uses
from tenderkit.problems import RefusedError
from tenderkit.workflows.clauses.used_by import used_by, used_by_report, uses_as_data
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.reports.reporting import deliver_report
from tenderkit.writers.lock_writer import write_lock


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two cases, one of them built; a Word file of its own; and files that can't be read."""
    build(case_folder(tmp_path, WITH_DIALOGUE, "byggd"), BuildOptions())
    case_folder(tmp_path, WITH_DIALOGUE, "ny")
    return tmp_path


def places(found: Uses, kind: UseKind, home: Path) -> list[tuple[str, str, str]]:
    return [
        (use.where.relative_to(home).as_posix(), use.document, use.version) for use in found.uses if use.kind is kind
    ]


def test_a_clause_is_found_in_kinds_locks_documents_and_cases_to_come(home: Path) -> None:
    found = used_by(home, "syfte", [home])

    assert [(use.where.name, use.document) for use in found.uses if use.kind is UseKind.KIND] == [
        ("kravavsnitt", "utgangspunkter")
    ]
    assert places(found, UseKind.LOCK, home) == [("byggd", "kravavsnitt", "1.0.0")]
    assert places(found, UseKind.DOCUMENT, home) == [("byggd/dokument/kravavsnitt.docx", "kravavsnitt", "1.0.0")]
    assert {use.role for use in found.uses} == {"procurement_officer"}
    assert [path.name for path in found.unlocked] == ["ny"]
    assert found.skipped == ()


def test_a_version_narrows_the_search(home: Path) -> None:
    assert len(used_by(home, "syfte@1.0.0", [home]).uses) == 3
    assert used_by(home, "vite", [home / "ny"]).uses[0].kind is UseKind.KIND


def test_an_issued_copy_is_a_use_of_its_own(home: Path) -> None:
    from tenderkit.model.papers.lock import IssuedDocument
    from tenderkit.readers.papers.lock_reader import read_lock

    path = home / "byggd" / "upphandling.lock.yaml"
    lock = read_lock(path)
    built = lock.documents["kravavsnitt"]
    issued = IssuedDocument(
        document="kravavsnitt", number=2, date=built.date, template=built.template, clauses=built.clauses, outputs={}
    )
    path.write_bytes(write_lock(lock.model_copy(update={"issued": (issued,)})))

    assert places(used_by(home, "syfte", [home]), UseKind.ISSUED, home) == [("byggd", "kravavsnitt-2", "1.0.0")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("arkiv/skannad.docx", b"%PDF-1.7", "TK-P002", id="no Word file"),
        pytest.param("arkiv/tom.docx", b"", "TK-P001", id="an empty file"),
        pytest.param("trasig/upphandling.lock.yaml", b"documents: [", "TK-F017", id="a damaged lock"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_reason(name: str, data: bytes, code: str, home: Path) -> None:
    path = home / name
    path.parent.mkdir()
    path.write_bytes(data)

    found = used_by(home, "syfte", [home])

    assert [(item.path, item.message.code) for item in found.skipped] == [(path, code)]
    assert len(found.uses) == 3
    assert f"{name}: {code} " in deliver_report(used_by_report("syfte", found), None)


def test_a_file_that_is_gone_or_far_too_large_is_skipped(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "borta.docx").symlink_to("ingenstans")
    monkeypatch.setattr("tenderkit.workflows.clauses.used_by._MOST_BYTES", 10)

    found = used_by(home, "syfte", [home])

    assert [item.message.code for item in found.skipped] == ["TK-L137", "TK-L138"]


def test_a_word_file_that_is_not_ours_is_no_use_and_no_fault(home: Path) -> None:
    from judges.word_files import word_file

    (home / "annat.docx").write_bytes(word_file())

    found = used_by(home, "syfte", [home])

    assert (len(found.uses), found.skipped) == (3, ())


@pytest.mark.parametrize("wanted", ["finns-inte", "syfte@9.9.9"])
def test_a_clause_that_nobody_knows_is_refused(wanted: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        used_by(tmp_path, wanted, [tmp_path])

    assert refused.value.message.code == "TK-S007"


def test_a_clause_that_replaces_another_is_used_where_that_is_asked_for(tmp_path: Path) -> None:
    own_library(tmp_path, {"vart-syfte": {"1.0.0": ("status: draft", "Text.")}}, {"vart-syfte": "replaces: syfte\n"})

    (use,) = used_by(tmp_path, "vart-syfte", [tmp_path]).uses

    assert (use.clause, use.kind, use.where.name) == ("vart-syfte", UseKind.KIND, "kravavsnitt")


def test_a_kind_that_cannot_be_read_is_skipped(tmp_path: Path) -> None:
    own_library(tmp_path, {"eget": {"1.0.0": ("status: draft", "Text.")}})
    kind = tmp_path / "bibliotek" / "templates" / "trasig"
    kind.mkdir(parents=True)
    (kind / "document.yaml").write_text("format: 1\n", "utf-8")

    (skipped,) = used_by(tmp_path, "eget", [tmp_path]).skipped

    assert skipped.path == kind


def test_the_report_says_where_and_is_the_same_every_time(home: Path) -> None:
    found = used_by(home, "syfte", [home])

    text = deliver_report(used_by_report("syfte", found), None)

    assert text.startswith("Här används syfte\n\nAntal ställen: 3\n")
    assert "Version: den som gäller" in text
    assert "byggd/dokument/kravavsnitt.docx" in text
    assert "ny/upphandling.yaml" in text
    assert json.dumps(uses_as_data(found)) == json.dumps(uses_as_data(used_by(home, "syfte", [home])))
    assert uses_as_data(found)["skipped"] == []
