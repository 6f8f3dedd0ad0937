import re
from datetime import date
from pathlib import Path

import pytest

from given.clauses_in_text import clause_text
from given.versions_of_a_clause import BEFORE, STATES, two_versions, version_text
from judges.golden_files import Golden
from tenderkit.messages import language
from tenderkit.model.clauses.library import Version
from tenderkit.model.papers.document import Document, Paragraph, Table
from tenderkit.model.papers.words import plain
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import ProjectPlaces
from tenderkit.workflows.changes import comparing
from tenderkit.workflows.changes.comparing import (
    ComparedVersions,
    changes_since,
    compare_versions,
    comparison_text,
    deliver_comparison,
    render_comparison,
)

OLD, NEW = Version("avgift", "1.0.0"), Version("avgift", "2.0.0")


@pytest.fixture(autouse=True)
def _without_the_shipped_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "find_places", lambda start: ProjectPlaces((start,)))


def compared(folder: Path, before: Version = OLD, after: Version = NEW) -> ComparedVersions:
    return compare_versions(folder, before, after)


def test_the_comparison_reads_as_text(tmp_path: Path, golden: Golden) -> None:
    golden("clauses_diff.txt", comparison_text(compared(two_versions(tmp_path))))


def test_the_changes_carry_the_day_that_the_newer_version_begins(tmp_path: Path) -> None:
    two_versions(tmp_path)

    assert compared(tmp_path).day == date(2026, 3, 1)
    assert compared(tmp_path, NEW, OLD).day == date(2026, 3, 1)
    assert compare_versions(tmp_path, OLD, NEW, date(2027, 1, 1)).day == date(2027, 1, 1)


def test_a_version_compared_with_itself_says_the_same(tmp_path: Path) -> None:
    text = comparison_text(compared(two_versions(tmp_path), OLD, OLD))

    assert "De säger samma sak." in text
    assert "±" not in text


def test_every_change_between_the_two_tells_of_itself(tmp_path: Path) -> None:
    states = STATES.replace("      2.0.0", "      1.1.0: {status: published, valid_from: 2025-06-01}\n      2.0.0")
    folder = two_versions(tmp_path, states)
    between = version_text(BEFORE, "1.1.0", "update", note="Klarare ord.")
    (folder / "clauses" / "avgift" / "1.1.0.md").write_text(between, "utf-8")

    text = comparison_text(compared(folder))

    first, second = text.index("avgift 1.1.0 är en uppdatering"), text.index("avgift 2.0.0 är en utgåva")
    assert first < text.index("Klarare ord.") < second < text.index("Kortare tid för betalning.")


def test_two_clauses_are_compared_without_a_class(tmp_path: Path) -> None:
    folder = two_versions(tmp_path, STATES + "  annan:\n    versions:\n      1.0.0: {status: draft}\n")
    (folder / "clauses" / "annan").mkdir()
    (folder / "clauses" / "annan" / "1.0.0.md").write_text(clause_text("Hon ska svara.", clause_id="annan"), "utf-8")

    text = comparison_text(compared(folder, Version("annan", "1.0.0"), NEW))

    assert "kräver minst klassen" not in text
    assert "avgift 2.0.0 är en utgåva" in text


def test_a_passage_that_binds_is_told_when_it_comes_and_when_it_goes(tmp_path: Path) -> None:
    text = comparison_text(compared(two_versions(tmp_path, before="Ett.\n\nHon ska gå.", after="Hon får stå.\n\nEtt.")))

    assert "- nytt: Hon får stå.\n- borttaget: Hon ska gå.\n" in text


def test_what_decides_the_class_without_a_word_of_the_text_is_told_too(tmp_path: Path) -> None:
    folder = two_versions(tmp_path, after=BEFORE)
    file = folder / "clauses" / "avgift" / "2.0.0.md"
    file.write_text(file.read_text("utf-8").replace("kind: requirement", "kind: sanction"), "utf-8")

    text = comparison_text(compared(folder))

    assert "- klausulens slag eller nivå ändrad: krav → påföljd" in text
    assert "± Slag: [-krav-]{+påföljd+}" in text


def test_in_english_a_clause_is_shown_as_it_is_written(tmp_path: Path) -> None:
    token = language.set("en")
    try:
        text = comparison_text(compared(two_versions(tmp_path)))
    finally:
        language.reset(token)

    assert "± (k1) ⟦supplier⟧ [-ska-]{+bör+} betala vitet inom [-30-]{+14+} dagar." in text
    assert "How to read it" not in text


def test_no_more_is_pointed_at_than_somebody_reads_first(tmp_path: Path) -> None:
    many = "\n\n".join(f"Hon ska lämna rapport nummer {number} inom {number} dagar." for number in range(1, 26))

    text = comparison_text(compared(two_versions(tmp_path, before="Text.", after=f"Text.\n\n{many}")))

    first = text.partition("Se på det här först")[2].partition("\nText\n")[0]
    assert first.count("\n- ") == 20
    assert re.search(r"Ytterligare \d+ ändring\(ar\) syns i texten nedan\.", first)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        pytest.param(Version("sagobok", "1.0.0"), "TK-S007", id="no such clause"),
        pytest.param(Version("avgift", "1.0.9"), "TK-L109", id="no such version"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(tmp_path: Path, wanted: Version, code: str) -> None:
    with pytest.raises(RefusedError, match=code) as refusal:
        compared(two_versions(tmp_path), OLD, wanted)

    assert "avgift" in str(refusal.value)


def test_only_the_wanted_clause_is_read(tmp_path: Path) -> None:
    folder = two_versions(tmp_path, STATES + "  trasig:\n    versions:\n      1.0.0: {status: draft}\n")

    assert compared(folder).names == ("avgift 1.0.0", "avgift 2.0.0")
    with pytest.raises(InvalidInputError):
        changes_since(folder, date(2025, 1, 1), date(2026, 12, 1))


def test_the_same_versions_give_the_same_bytes(tmp_path: Path) -> None:
    two_versions(tmp_path)

    for suffix in (".txt", ".html", ".docx"):
        assert render_comparison(compared(tmp_path), suffix) == render_comparison(compared(tmp_path), suffix)


def test_a_form_that_nobody_writes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-S003"):
        deliver_comparison(compared(two_versions(tmp_path)), tmp_path / "jamforelse.pdf")


def cells(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each theme."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return {table.caption: [tuple(map(plain, row)) for row in table.rows] for table in tables}


def test_changes_are_listed_by_theme_with_who_must_act(tmp_path: Path) -> None:
    states = STATES + "      2.0.1: {status: hold, valid_from: 2026-04-01, hold_reason: fel}\n"
    folder = two_versions(tmp_path, states)
    newest = (folder / "clauses" / "avgift" / "2.0.0.md").read_text("utf-8")
    newest = newest.replace("2.0.0", "2.0.1").replace(
        "class: edition, theme:  Tider", "class: correction, theme: språk"
    )
    (folder / "clauses" / "avgift" / "2.0.1.md").write_text(newest, "utf-8")

    found = cells(changes_since(folder, date(2026, 1, 1), date(2026, 12, 1)))

    assert found == {
        "Tema: Tider": [
            (
                "Avgift (avgift)",
                "2.0.0, utgåva",
                "2026-03-01",
                "Kortare tid för betalning.",
                "Samordnare, upphandlare och rekryterare läser hela klausulen igen.",
            )
        ],
        "Tema: Språk": [
            (
                "Avgift (avgift)",
                "2.0.1, rättelse",
                "2026-04-01",
                "Kortare tid för betalning.",
                "Ingen behöver göra något.",
            )
        ],
    }


def test_versions_of_one_theme_stand_together_however_it_is_spelt(tmp_path: Path) -> None:
    found = cells(changes_since(two_versions(tmp_path), date(2025, 1, 1), date(2026, 12, 1)))

    assert [row[1] for row in found["Tema: Tider"]] == ["1.0.0, utgåva", "2.0.0, utgåva"]


@pytest.mark.parametrize(
    ("since", "day"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 12, 1), id="begun before"),
        pytest.param(date(2026, 1, 1), date(2026, 2, 28), id="not begun yet"),
    ],
)
def test_a_time_without_changes_says_so(tmp_path: Path, since: date, day: date) -> None:
    document = changes_since(two_versions(tmp_path), since, day)

    assert document.title == f"Ändringar i klausulerna från och med {since} till och med {day}"
    assert [plain(block.inlines) for block in document.blocks if isinstance(block, Paragraph)] == [
        "Ingen version har börjat gälla under tiden."
    ]


def test_a_draft_has_not_begun(tmp_path: Path) -> None:
    folder = two_versions(tmp_path, STATES.replace("2.0.0: {status: published", "2.0.0: {status: draft"))

    assert cells(changes_since(folder, date(2026, 1, 1), date(2026, 12, 1))) == {}
