from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.clauses_in_text import clause, clause_text
from judges.as_a_user import user_runs
from tenderkit.model.case.choices import Role
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import LibraryEntry, Publication, Version
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.clauses.before_publishing import what_stops_publishing
from tenderkit.workflows.clauses.library_edits import with_state
from tenderkit.workflows.papers.build import BuildOptions, build
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
    assert text == LIBRARY.replace("{status: draft}", "{status: review}")


def test_a_published_version_is_frozen_and_its_words_are_kept(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)

    assert entry(home).state.digest == entry(home).clause.digest
    copy = clauses(home) / "published" / "antal@1.0.0.txt"
    assert copy.read_bytes() == (clauses(home) / "antal" / "1.0.0.md").read_bytes()


def test_the_words_that_are_published_are_those_that_were_checked(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clauses(home) / "antal" / "1.0.0.md"
    checked = path.read_bytes()
    meanwhile(monkeypatch, "with_state", lambda: path.write_text(clause_text("Någon annans ord."), "utf-8"))

    lifecycle.publish(home, FIRST, TERMS)

    assert (clauses(home) / "published" / "antal@1.0.0.txt").read_bytes() == checked
    assert clause("{#k1} Leverantören ska ge fyra platser.").digest in (clauses(home) / "library.yaml").read_text(
        "utf-8"
    )


def test_a_file_that_is_saved_while_the_library_is_read_is_read_anew(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clauses(home) / "antal" / "1.0.0.md"
    later = clause_text("{#k1} Leverantören ska ge sex platser.")
    meanwhile(monkeypatch, "read_library", lambda: path.write_text(later, "utf-8"))

    lifecycle.publish(home, FIRST, TERMS)

    assert (clauses(home) / "published" / "antal@1.0.0.txt").read_text("utf-8") == later
    assert entry(home).state.digest == entry(home).clause.digest


def test_a_retirement_leaves_the_version_in_force_until_its_last_day_is_over(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    lifecycle.retire(home, FIRST, date(2028, 12, 31))

    assert entry(home).state.in_force(date(2028, 12, 31))
    assert not entry(home).state.in_force(date(2029, 1, 1))
    lifecycle.adopt(home, (FIRST,), "Kommunstyrelsen", date(2026, 12, 2), "KS 2026/7")
    assert entry(home).adoption is not None


def test_a_last_day_can_be_moved(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    for last_day in (date(2028, 12, 31), date(2027, 12, 31)):
        lifecycle.retire(home, FIRST, last_day)

    assert entry(home).state.valid_to == date(2027, 12, 31)


def test_a_version_with_a_last_day_can_be_held_and_released_and_keeps_it(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    lifecycle.retire(home, FIRST, date(2028, 12, 31))

    lifecycle.hold(home, FIRST, "fel")
    assert not entry(home).state.in_force(date(2028, 1, 1))
    lifecycle.release(home, FIRST)

    assert entry(home).state.in_force(date(2028, 12, 31))
    assert not entry(home).state.in_force(date(2029, 1, 1))


def test_what_is_retired_while_on_hold_is_never_used_again(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    lifecycle.hold(home, FIRST, "fel")
    lifecycle.retire(home, FIRST, date(2028, 12, 31))

    assert not entry(home).state.in_force(date(2028, 1, 1))
    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.release(home, FIRST)
    assert code_of(refused) == "TK-L081"


TAKING_UP: dict[str, Callable[[Path], object]] = {
    "hold": lambda home: lifecycle.hold(home, FIRST, "fel"),
    "adopt": lambda home: lifecycle.adopt(home, (FIRST,), "KS", date(2026, 12, 1), "KS 1"),
}


@pytest.mark.parametrize("step", TAKING_UP.values(), ids=TAKING_UP)
def test_what_was_retired_without_a_last_day_is_never_taken_up_again(
    home: Path, step: Callable[[Path], object]
) -> None:
    library = clauses(home) / "library.yaml"
    library.write_text(LIBRARY.replace("status: draft", "status: retired"), "utf-8")

    with pytest.raises(NotAllowedYetError) as refused:
        step(home)

    assert code_of(refused) == "TK-L081"


def test_an_adoption_is_kept_over_a_hold(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    lifecycle.adopt(home, (FIRST,), "Kommunstyrelsen", date(2026, 11, 1), "KS 2026/7")  # before its first day
    lifecycle.hold(home, FIRST, "fel")
    lifecycle.release(home, FIRST)

    assert entry(home).adoption is not None


def test_nothing_in_force_gives_nothing_to_adopt_and_no_empty_file(home: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.adopt(home, lifecycle.every_version_in_force(home, date(1990, 1, 1)), "KS", date(1990, 1, 1), "KS 1")

    assert code_of(refused) == "TK-L266"
    assert not (clauses(home) / "adopted.yaml").exists()


def test_what_all_leaves_out_is_named_with_its_command(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)

    before, on_the_day = (lifecycle.left_out_of_everything(home, date(2026, month, 1)) for month in (11, 12))

    assert [message.code for message in before] == ["TK-L274"]
    assert "antal@1.0.0 --by" in before[0].remedy
    assert not any("antal@1.0.0" in message.remedy for message in on_the_day)


def draft_beside(home: Path, version: str) -> Version:
    """One version more, with another sentence."""
    change = "class: edition, theme: ny, note: Fler platser."
    text = clause_text(f"{{#k1}} Leverantören ska ge {version[0]}0 platser.", "", "antal", version)
    text = text.replace("class: edition, theme: ny, note: Ny.", change)
    (clauses(home) / "antal" / f"{version}.md").write_text(text, "utf-8")
    with (clauses(home) / "library.yaml").open("a", encoding="utf-8") as library:
        library.write(f"      {version}: {{status: draft}}\n")
    return Version("antal", version)


def test_a_version_that_would_make_the_one_before_it_useless_is_not_published(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    second = draft_beside(home, "2.0.0")

    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.publish(home, second, Publication(date(2026, 11, 30), TERMS.review_by, TERMS.owner))
    assert code_of(refused) == "TK-L267"
    assert "antal@1.0.0 skulle aldrig användas" in refused.value.reasons[0].what

    lifecycle.publish(home, second, TERMS)
    assert read_library([clauses(home)]).in_force("antal", date(2026, 12, 1)) == entry(home, second)


def test_a_version_that_would_never_be_used_is_not_published(home: Path) -> None:
    second = draft_beside(home, "2.0.0")
    library = clauses(home) / "library.yaml"
    listed = library.read_text("utf-8").replace("2.0.0: {status: draft}", "2.0.0: {status: published}")
    library.write_text(listed, "utf-8")

    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.publish(home, FIRST, TERMS)

    assert [reason.code for reason in refused.value.reasons] == ["TK-L267"]
    assert f"antal@1.0.0 skulle aldrig användas: {second} har ett högre nummer" in refused.value.reasons[0].what


def test_those_who_hold_what_a_new_clause_replaces_have_a_letter(home: Path) -> None:
    case = case_folder(home)
    build(case, BuildOptions())
    folder = clauses(home)
    (folder / "vart-syfte").mkdir()
    text = clause_text("Vårt syfte är arbete.", "replaces: syfte\n", "vart-syfte")
    (folder / "vart-syfte" / "1.0.0.md").write_text(text, "utf-8")
    with (folder / "library.yaml").open("a", encoding="utf-8") as library:
        library.write("  vart-syfte:\n    versions:\n      1.0.0: {status: draft}\n")
    own = Version("vart-syfte", "1.0.0")
    lifecycle.publish(home, own, Publication(date(2025, 1, 1), date(2027, 1, 1), "samordnaren"))

    letters = {letter.role: letter for letter in lifecycle.letters_about(home, own, (home,))}

    officer = letters[Role.PROCUREMENT_OFFICER]
    assert officer.subject == "Klausulen Vart-syfte (vart-syfte 1.0.0) används i stället för syfte"
    assert "arende: kravavsnitt, syfte version 1.0.0" in officer.body
    assert "i nya ärenden från den dag den gäller: kravavsnitt" in letters[Role.COORDINATOR].body
    (note,) = lifecycle.what_follows(home, own)
    assert "från 2025-01-01 gäller vart-syfte@1.0.0 i stället för syfte@1.0.0" in note.what


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


@pytest.mark.parametrize(
    ("version", "is_published"), [("version: 1.0.0\n", False), ("", False), ("version: 2.0.0\n", True)]
)
def test_a_version_whose_tests_do_not_hold_is_not_published(
    version: str,
    is_published: bool,  # noqa: FBT001 - a row of the table
    home: Path,
) -> None:
    if is_published:
        draft_beside(home, "2.0.0")
    tests = f"format: 1\nclause: antal\n{version}cases:\n  - {{name: sju, must: [sju platser]}}\n"
    (clauses(home) / "antal" / "antal.test.yaml").write_text(tests, "utf-8")

    if is_published:
        lifecycle.publish(home, FIRST, TERMS)
    else:
        with pytest.raises(InvalidInputError, match=r"antal\.test\.yaml:\d:\d+: TK-L166 sju: texten säger inte"):
            lifecycle.publish(home, FIRST, TERMS)
        assert [each.message.code for each in what_stops_publishing(home, FIRST)] == ["TK-L166"]

    assert (entry(home).state.status is Status.PUBLISHED) is is_published


def test_a_test_file_that_cannot_be_read_proves_nothing_and_stops_publication(home: Path) -> None:
    (clauses(home) / "antal" / "antal.test.yaml").write_text("format: 1\nclause: antal\nmonths: 3\n", "utf-8")

    with pytest.raises(InvalidInputError, match=r"antal\.test\.yaml"):
        lifecycle.publish(home, FIRST, TERMS)
    with pytest.raises(RefusedError, match="TK-L080"):
        what_stops_publishing(home, Version("antal", "9.9.9"))


def test_a_review_before_the_version_is_in_force_is_refused(home: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        lifecycle.publish(home, FIRST, Publication(date(2026, 12, 1), date(2026, 12, 1), "samordnaren"))

    assert code_of(refused) == "TK-L084"


def test_what_follows_an_end_is_known_before_it_and_is_what_is_told_after_it(home: Path) -> None:
    lifecycle.publish(home, FIRST, TERMS)
    before = (clauses(home) / "library.yaml").read_bytes()

    found = lifecycle.after_the_end(home, FIRST, date(2028, 12, 31))

    assert (clauses(home) / "library.yaml").read_bytes() == before
    assert found.held is not None
    assert found.held.code == "TK-L092"
    lifecycle.retire(home, FIRST, date(2028, 12, 31))
    assert found.follows == lifecycle.what_follows(home, FIRST)
    assert [each.code for each in found.follows] == ["TK-L271"]


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
    digest = text.split("digest: ")[1].rstrip("}\n")
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
    """Do the work once, just before the step that uses the editor (or reads the library) does that."""
    works = iter((work,))
    edit = getattr(lifecycle, editor)

    def slow(*given: object) -> object:
        next(works, lambda: None)()
        return edit(*given)

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
    meanwhile(monkeypatch, "with_adoptions", lambda: lifecycle.adopt(home, (central,), *decision))

    lifecycle.adopt(home, (FIRST,), *decision)

    library = read_library(find_places(home).clause_folders)
    assert all(library.clauses[each.clause][each.version].adoption for each in (central, FIRST))


def test_who_is_disturbed_all_the_time_is_told_to_run_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = clauses(home) / "library.yaml"

    def slow(data: bytes, *given: object) -> bytes:
        library.write_bytes(data + "# någon annan hann före\n".encode())
        return with_state(data, *given)  # type: ignore[arg-type]  # passed on as they came

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
