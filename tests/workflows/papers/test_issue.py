from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from tenderkit.assembly.plan import WantedLayout
from tenderkit.model.papers.document import ClauseMarks
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.project.places import built_in_root
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.issued_copy import prove_clean

DECIDED = ("Kommunstyrelsen (påhittat)", date(2025, 1, 2), "KS 2025/1")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A municipality that has adopted every clause, with one case."""
    (tmp_path / "bibliotek" / "clauses").mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    lifecycle.adopt(tmp_path, lifecycle.every_version_in_force(tmp_path, DECIDED[1]), *DECIDED)
    case_folder(tmp_path)
    return tmp_path


def codes(case: Path, options: IssueOptions | None = None) -> set[str]:
    with pytest.raises(NotAllowedYetError) as refused:
        issue(case, options or IssueOptions())
    return {reason.code for reason in refused.value.reasons}


def change_case(home: Path, before: str, after: str) -> None:
    (home / "arende" / "upphandling.yaml").write_text(WITH_DIALOGUE.replace(before, after), "utf-8")


def test_an_issued_copy_is_written_locked_and_entered_in_the_lock(home: Path) -> None:
    result = issue(home / "arende", IssueOptions())

    assert [path.name for path in result.files] == ["kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.txt"]
    (copy,) = read_lock(home / "arende" / "upphandling.lock.yaml").issued
    assert (copy.document, copy.number, copy.override) == ("kravavsnitt", 1, None)
    body = ZipFile(result.files[0]).read("word/document.xml").decode()
    assert body.count('<w:lock w:val="sdtContentLocked"/><w:group/>') == len(copy.clauses)
    text = result.files[2].read_text("utf-8")
    assert "fastställd av Kommunstyrelsen (påhittat), KS 2025/1" in text
    assert "ej fastställd" not in text


def test_a_clause_that_is_not_adopted_is_not_issued(tmp_path: Path) -> None:
    assert codes(case_folder(tmp_path)) == {"TK-L093"}


def local_state(home: Path, state: str) -> None:
    """The municipality's own state of a clause that it takes over unchanged."""
    local = home / "bibliotek" / "clauses"
    shipped = built_in_root() / "clauses" / "syfte" / "1.0.0.md"
    (local / "syfte").mkdir(exist_ok=True)
    (local / "syfte" / "1.0.0.md").write_bytes(shipped.read_bytes())
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:", f"      1.0.0: {{{state}}}"]
    (local / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_clause_on_hold_is_not_issued_nor_used_anew_and_says_why(home: Path) -> None:
    build(home / "arende", BuildOptions())
    local_state(home, "status: hold, hold_reason: nytt avgörande")

    assert codes(home / "arende") == {"TK-L091"}
    (home / "arende" / "upphandling.lock.yaml").unlink()
    with pytest.raises(InvalidInputError) as refused:
        build(home / "arende", BuildOptions(to=home / "ut"))
    assert "nytt avgörande" in str(refused.value)


def test_a_version_that_has_ended_is_not_issued(home: Path) -> None:
    build(home / "arende", BuildOptions())
    local_state(home, "status: published, valid_from: 2024-01-01, valid_to: 2025-01-31")

    assert codes(home / "arende") == {"TK-L092"}


def test_an_open_question_stops_the_issue_and_cannot_be_overridden(home: Path) -> None:
    change_case(home, "    reply_within_days: 10\n", "")

    assert codes(home / "arende") == {"TK-L090"}
    assert codes(home / "arende", IssueOptions(override="bråttom", by="chefen")) == {"TK-L090"}


def test_an_exception_is_printed_in_the_document_and_kept_in_the_lock(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)

    result = issue(folder, IssueOptions(override="beslutet fattas i morgon", by="upphandlingschefen"))

    assert {reason.code for reason in result.overridden} == {"TK-L093"}
    (copy,) = read_lock(folder / "upphandling.lock.yaml").issued
    assert copy.override is not None
    assert (copy.override.reason, copy.override.codes) == ("beslutet fattas i morgon", ("TK-L093",))
    assert "Utfärdat med undantag (TK-L093). Skäl: beslutet fattas i morgon." in result.files[2].read_text("utf-8")


def test_the_versions_stand_in_a_table_of_the_issued_copy_for_whoever_asks(home: Path) -> None:
    (_, _, text) = issue(home / "arende", IssueOptions(marks=ClauseMarks.TABLE)).files

    assert "Klausuler i avsnittet" in text.read_text("utf-8")
    assert "Filens egenskaper" not in text.read_text("utf-8")


def test_issuing_the_same_again_changes_nothing(home: Path) -> None:
    first = {path: path.read_bytes() for path in issue(home / "arende", IssueOptions()).files}

    second = issue(home / "arende", IssueOptions())

    assert {path: path.read_bytes() for path in second.files} == first
    assert len(read_lock(home / "arende" / "upphandling.lock.yaml").issued) == 1


def test_a_build_never_replaces_an_issued_copy_even_when_forced(home: Path) -> None:
    (first, *_) = issue(home / "arende", IssueOptions()).files
    before = first.read_bytes()

    with pytest.raises(TenderkitError):
        build(home / "arende", BuildOptions(to=first.parent, force=True))

    assert first.read_bytes() == before


def test_a_built_file_with_the_bytes_of_an_issued_copy_is_still_replaced_by_the_next_build(home: Path) -> None:
    build(home / "arende", BuildOptions())
    issue(home / "arende", IssueOptions())

    build(home / "arende", BuildOptions(layout=WantedLayout(start=(5, 3))))

    assert "5.3.1" in (home / "arende" / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_an_issued_copy_is_not_put_where_documents_are_built(home: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        issue(home / "arende", IssueOptions(to=home / "arende" / "dokument"))

    assert refused.value.message.code == "TK-L297"


def test_an_issued_copy_that_someone_removed_comes_back_the_same(home: Path) -> None:
    (first, *_) = issue(home / "arende", IssueOptions()).files
    before = first.read_bytes()
    first.unlink()

    issue(home / "arende", IssueOptions())

    assert first.read_bytes() == before


def test_a_case_without_a_folder_is_not_issued(monkeypatch: pytest.MonkeyPatch) -> None:
    class Typed:
        buffer = BytesIO(WITH_DIALOGUE.encode())

    monkeypatch.setattr("sys.stdin", Typed())

    with pytest.raises(RefusedError) as refused:
        issue(Path("-"), IssueOptions())

    assert refused.value.message.code == "TK-L095"


def test_a_working_copy_is_not_clean(home: Path) -> None:
    change_case(home, "    reply_within_days: 10\n", "")
    (working, *_) = build(home / "arende", BuildOptions()).files

    with pytest.raises(RefusedError) as refused:
        prove_clean(working.read_bytes())

    assert refused.value.message.code == "TK-L096"
