from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from given.clauses_in_text import clause, clause_text
from judges.as_a_user import user_runs
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import LibraryEntry, Publication, Version
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clauses import lifecycle
from tenderkit.writers.library_editor import with_state
from tenderkit.writers.refusals import ChangedMeanwhileError

FIRST = Version("antal", "1.0.0")
TERMS = Publication(date(2026, 12, 1), date(2028, 12, 1), "samordnaren")
LIBRARY = """\
# Kommunens klausuler.
format: 1
order: [antal]
clauses:
  antal:
    role: addition
    versions:
      # den första
      1.0.0: {status: draft}
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A municipality's folder with one draft."""
    folder = tmp_path / "bibliotek" / "clauses"
    (folder / "antal").mkdir(parents=True)
    (folder / "antal" / "1.0.0.md").write_text(clause_text("{#k1} Leverantören ska ge fyra platser."), "utf-8")
    (folder / "library.yaml").write_text(LIBRARY, "utf-8")
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return tmp_path


def clauses(home: Path) -> Path:
    return home / "bibliotek" / "clauses"


def entry(home: Path, wanted: Version = FIRST) -> LibraryEntry:
    found = read_library([clauses(home)]).version(wanted.clause, wanted.version)
    assert found is not None
    return found


def code_of(error: pytest.ExceptionInfo[NotAllowedYetError]) -> str:
    return error.value.reasons[0].code


def test_a_draft_is_reviewed_published_adopted_held_released_and_retired(home: Path) -> None:
    lifecycle.review(home, FIRST)
    assert entry(home).state.status is Status.REVIEW
    lifecycle.publish(home, FIRST, TERMS)
    assert entry(home).state.in_force(date(2026, 12, 1))
    lifecycle.adopt(home, (FIRST,), "Kommunstyrelsen", date(2026, 12, 2), "KS 2026/7")
    assert entry(home).adoption is not None
    lifecycle.hold(home, FIRST, "nytt avgörande")
    assert entry(home).state.hold_reason == "nytt avgörande"
    lifecycle.release(home, FIRST)
    lifecycle.retire(home, FIRST, date(2027, 6, 30))
    assert entry(home).state.valid_to == date(2027, 6, 30)


def test_each_step_leaves_every_other_letter_of_the_file(home: Path) -> None:
    lifecycle.review(home, FIRST)

    text = (clauses(home) / "library.yaml").read_text("utf-8")
    assert text == LIBRARY.replace(
        "{status: draft}",
        '{status: review, valid_from: null, valid_to: null, review_by: null, owner: "", digest: null, hold_reason: null}',
    )


def test_a_published_version_is_frozen_and_its_words_are_kept(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)

    assert entry(home).state.digest == entry(home).clause.digest
    copy = clauses(home) / "published" / "antal@1.0.0.txt"
    assert copy.read_bytes() == (clauses(home) / "antal" / "1.0.0.md").read_bytes()


OUT_OF_ORDER: dict[str, tuple[bool, Callable[[Path], object]]] = {
    "publish what is published": (True, lambda home: lifecycle.publish(home, FIRST, TERMS)),
    "review what is published": (True, lambda home: lifecycle.review(home, FIRST)),
    "adopt a draft": (False, lambda home: lifecycle.adopt(home, (FIRST,), "KS", date(2026, 12, 1), "KS 1")),
    "release what is not held": (False, lambda home: lifecycle.release(home, FIRST)),
    "retire a draft": (False, lambda home: lifecycle.retire(home, FIRST, date(2027, 1, 1))),
}


@pytest.mark.parametrize(("published", "step"), OUT_OF_ORDER.values(), ids=OUT_OF_ORDER)
def test_a_step_out_of_order_is_not_allowed(home: Path, published: bool, step: Callable[[Path], object]) -> None:  # noqa: FBT001 - a row of the table
    if published:
        lifecycle.publish(home, FIRST, TERMS)

    with pytest.raises(NotAllowedYetError) as refused:
        step(home)

    assert code_of(refused) == "TK-L081"


def test_a_version_that_does_not_exist_is_refused(home: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        lifecycle.review(home, Version("antal", "9.0.0"))

    assert refused.value.message.code == "TK-L080"


def test_a_clause_with_faults_is_not_published(home: Path) -> None:
    (clauses(home) / "antal" / "1.0.0.md").write_text(clause_text("Leverantören skall."), "utf-8")

    with pytest.raises(InvalidInputError):
        lifecycle.publish(home, FIRST, TERMS)

    assert entry(home).state.status is Status.DRAFT


def test_a_review_before_the_version_is_in_force_is_refused(home: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.publish(home, FIRST, Publication(date(2026, 12, 1), date(2026, 12, 1), "samordnaren"))

    assert code_of(refused) == "TK-L084"


def test_an_end_before_the_beginning_is_refused(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)

    with pytest.raises(RefusedError) as refused:
        lifecycle.retire(home, FIRST, date(2026, 11, 30))

    assert refused.value.message.code == "TK-L083"


def test_an_adoption_holds_only_for_the_words_that_were_adopted(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    lifecycle.adopt(home, (FIRST,), "Kommunstyrelsen", date(2026, 12, 2), "KS 2026/7")
    library = clauses(home) / "library.yaml"
    library.write_text(library.read_text("utf-8").replace(clause("x").digest, "null"), "utf-8")
    (clauses(home) / "antal" / "1.0.0.md").write_text(clause_text("{#k1} Leverantören ska ge sex platser."), "utf-8")
    text = library.read_text("utf-8")
    digest = text.split("digest: ")[1].split(",")[0]
    library.write_text(text.replace(digest, "null"), "utf-8")

    assert entry(home).adoption is None


def test_adopting_twice_writes_one_decision(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    for _ in range(2):
        lifecycle.adopt(home, (FIRST,), "Kommunstyrelsen", date(2026, 12, 2), "KS 2026/7")

    assert (clauses(home) / "adopted.yaml").read_text("utf-8").count("clause: antal") == 1


def test_everything_in_force_can_be_adopted_at_once(home: Path) -> None:
    versions = lifecycle.every_version_in_force(home, date(2025, 6, 1))

    assert Version("vite", "1.0.0") in versions
    assert FIRST not in versions


def meanwhile(monkeypatch: pytest.MonkeyPatch, editor: str, work: Callable[[], object]) -> None:
    """Do the work once, between the reading and the writing of the step that uses the editor."""
    works = iter((work,))
    edit = getattr(lifecycle, editor)

    def slow(*given: object) -> str:
        next(works, lambda: None)()
        return str(edit(*given))

    monkeypatch.setattr(lifecycle, editor, slow)


def test_of_two_who_publish_at_once_neither_loses_anything(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = clauses(home) / "library.yaml"
    saved = LIBRARY + "# någon annan hann före\n"
    meanwhile(monkeypatch, "with_state", lambda: library.write_text(saved, "utf-8"))

    lifecycle.publish(home, FIRST, TERMS)

    assert library.read_text("utf-8").endswith("# någon annan hann före\n")
    assert entry(home).state.status is Status.PUBLISHED


def test_a_step_that_another_has_taken_meanwhile_is_not_taken_twice(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, "with_state", lambda: lifecycle.publish(home, FIRST, TERMS))

    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.review(home, FIRST)

    assert code_of(refused) == "TK-L081"
    assert entry(home).state.status is Status.PUBLISHED


def test_a_decision_that_another_records_meanwhile_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    central = next(each for each in lifecycle.every_version_in_force(home, date(2025, 6, 1)))
    decision = ("Kommunstyrelsen", date(2026, 12, 2), "KS 2026/7")
    meanwhile(monkeypatch, "with_adoption", lambda: lifecycle.adopt(home, (central,), *decision))

    lifecycle.adopt(home, (FIRST,), *decision)

    library = read_library(find_places(home).clause_folders)
    assert all(library.clauses[each.clause][each.version].adoption for each in (central, FIRST))


def test_who_is_disturbed_all_the_time_is_told_to_run_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = clauses(home) / "library.yaml"

    def slow(text: str, *given: object) -> str:
        library.write_text(text + "# någon annan hann före\n", "utf-8")
        return with_state(text, *given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(lifecycle, "with_state", slow)

    with pytest.raises(ChangedMeanwhileError, match="TK-F018"):
        lifecycle.publish(home, FIRST, TERMS)

    assert library.read_text("utf-8") == LIBRARY + "# någon annan hann före\n" * 2


def test_a_version_is_published_also_when_those_it_concerns_cannot_be_searched_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(lifecycle, "letters_about", broken)
    terms = ("--date", "2026-12-01", "--review-by", "2028-12-01", "--owner", "samordnaren", "--library", str(home))

    seen = user_runs("clauses", "publish", str(FIRST), *terms)

    assert (seen.code, entry(home).state.status) == (0, Status.PUBLISHED)
    assert "Versionen är publicerad, men" in seen.err
