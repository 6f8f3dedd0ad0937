"""The notice of an early end: at once, facts only; what the clauses say is shown, and the officer judges."""

from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE_ONLY,
    FIRST,
    SECOND,
    TWO,
    built,
    canaries_in,
    changed,
    done,
    ended_early,
    file_with,
    words_of,
)
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "avbrott"
JUDGES = "Upphandlaren bedömer om det är ett avtalsbrott."
APPENDIX = "Bilaga: villkoren så som de står i upphandlingsdokumenten"
ONE = file_with(ended_early(1, "supplier"))
NO_BREACH = "Att en plats avslutas i förtid är därför inte i sig ett avtalsbrott."
NO_SANCTION = AGREEMENT.replace("    sanction: {amount: 5000, per: missing_month, cap: 10000}\n", "")
NO_REPLACEMENT = changed("    replacement_weeks: 6\n", "")


def notice(home: Path, matching: str = ONE, case: str = CASE) -> tuple[str, str]:
    """What it says itself, and what it quotes."""
    text = words_of(built(home, KIND, matching, case) / f"{KIND}-p-01.txt")
    own, _, quoted = text.partition(APPENDIX)
    return own, quoted


def test_the_notice_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, ONE)

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}-p-01.txt").read_bytes().decode("utf-8"))


def test_the_notice_under_an_agreement_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    matching = file_with(ended_early(1, "individual", agreement="A-1"), agreements=AGREEMENT)

    golden(f"kinds/{KIND}-overenskommelse.txt", notice(tmp_path, matching)[0])


def test_the_notice_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, ONE)

    assert open_xml_findings(folder / f"{KIND}-p-01.docx") == []
    found = [check_document(folder / f"{KIND}-p-01{suffix}") for suffix in (".docx", ".html", ".txt")]
    assert found == [(), (), ()]


def test_it_is_dated_the_day_it_became_known(tmp_path: Path) -> None:
    own, _ = notice(tmp_path)

    assert "Datum: 20 juli 2027" in own
    assert "Sista dag: den 15 juli 2027" in own
    assert read_lock(tmp_path / "arende" / "upphandling.lock.yaml").documents[f"{KIND}-p-01"].date == date(2027, 7, 20)


@pytest.mark.parametrize(
    ("cause", "says"),
    [("supplier", "leverantören eller den som gav platsen"), ("individual", "den enskilde"), ("other", "någon annan")],
)
def test_the_cause_is_one_of_three_and_never_a_reason(cause: str, says: str, tmp_path: Path) -> None:
    own, _ = notice(tmp_path, file_with(ended_early(1, cause)))

    assert f"Avslutades av: {says}\n" in own
    assert "Personens skäl anges aldrig." in own


def test_a_required_place_shows_the_clauses_and_judges_nothing(tmp_path: Path) -> None:
    own, quoted = notice(tmp_path)

    assert "Platsen hör till: upphandlingens krav på platser" in own
    assert (
        "minst 75 procent av dess längd har genomförts och leverantören inte ansvarar för avslutet. Här är andelen 24 procent."
        in own
    )
    assert "gäller 6 veckor för en ny plats, till och med den 26 augusti 2027." in own
    assert [
        title
        for title in ("Uppfyllda platser", "Ny plats efter förtida avslut", "Brister och rättelse", "Vite")
        if f" {title}\n" not in quoted
    ] == []
    assert JUDGES in own
    assert NO_BREACH not in own


def test_without_a_time_for_a_new_place_it_says_what_the_clause_says_instead(tmp_path: Path) -> None:
    own, quoted = notice(tmp_path, case=NO_REPLACEMENT)

    assert "platsen är uppfylld om den har börjat och leverantören inte ansvarar för avslutet" in own
    assert "en ny plats" not in own
    assert "Ny plats efter förtida avslut\n" not in quoted


def test_without_a_part_that_is_enough_no_share_is_mentioned_as_enough(tmp_path: Path) -> None:
    own, _ = notice(tmp_path, case=changed("    part_done_percent: 75\n", ""))

    assert "av dess längd" not in own


def test_a_place_by_agreement_shows_the_agreements_sanction(tmp_path: Path) -> None:
    placed = ended_early(1, "supplier", agreement="A-1")
    own, quoted = notice(tmp_path / "with", file_with(placed, agreements=AGREEMENT))
    without, _ = notice(tmp_path / "without", file_with(placed, agreements=NO_SANCTION))

    assert "Platsen hör till: överenskommelsen A-1" in own
    assert "Påföljd: vite om 5 000 kronor per utebliven månad, sammanlagt högst 10 000 kronor" in own
    assert "Ny plats: inom 6 veckor, senast den 26 augusti 2027; en anmaning får lämnas tidigast därefter" in own
    assert "Överenskommelse efter sysselsättningsdialogen\n" in quoted
    assert " Vite\n" not in quoted, "the tender's penalty isn't for places by agreement (dialog-overenskommelse.s5)"
    assert JUDGES in own
    assert "Påföljd: inget vite är avtalat" in without


def test_under_a_requirement_of_dialogue_alone_it_is_no_breach_by_itself(tmp_path: Path) -> None:
    own, quoted = notice(tmp_path, case=DIALOGUE_ONLY)

    assert NO_BREACH in own
    assert JUDGES in own
    assert "anmaning" not in own
    assert " Svar på förslag\n" in quoted


def test_each_placement_that_ended_early_has_its_own(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, file_with(ended_early(1, "other"), done(2), ended_early(3, "supplier")))

    assert sorted(path.name for path in folder.glob(f"{KIND}*.txt")) == ["avbrott-p-01.txt", "avbrott-p-03.txt"]


def test_a_supplier_among_several_is_the_placements_own(tmp_path: Path) -> None:
    placed = ended_early(1, "other").replace("    workplace", f"    supplier: {SECOND}\n    workplace")

    own, _ = notice(tmp_path, file_with(placed, dialogues=""), TWO)

    assert f"Leverantör: {SECOND}" in own
    assert FIRST not in own


def test_without_an_early_end_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as stopped:
        built(tmp_path, KIND, file_with(done(1)))

    assert [reason.facts["says"] for reason in stopped.value.reasons] == ["ingen placering har avslutats i förtid"]


def test_clauses_that_were_never_written_cannot_be_shown(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE)
    (folder / "placeringar.yaml").write_text(ONE, "utf-8")

    with pytest.raises(NotAllowedYetError) as stopped:
        build(folder, BuildOptions(kinds=(KIND,)))

    assert [reason.facts["says"] for reason in stopped.value.reasons] == [
        "kravavsnittet, vars villkor meddelandet återger, är inte byggt"
    ]


@pytest.mark.parametrize("name", ["named", "pruned"])
def test_no_word_of_a_person_or_a_workplace_is_in_any_file(name: str, tmp_path: Path) -> None:
    matching = file_with(ended_early(1, "individual", agreement="A-1"), ended_early(2, "other"), agreements=AGREEMENT)
    if name == "pruned":
        matching = "".join(
            line for line in matching.splitlines(keepends=True) if not line.startswith("    name: Kanarie")
        )

    folder = built(tmp_path, KIND, matching)

    assert len(list(folder.glob(f"{KIND}*.docx"))) == 2
    assert canaries_in(folder, KIND) == []


def test_terms_that_differ_between_lots_are_shown_for_each(tmp_path: Path) -> None:
    own = "".join(f"      {line}\n" for line in CASE[CASE.index("  purpose:") : CASE.index("roles:")].splitlines())
    second = own.replace("          replacement_weeks: 6\n", "")
    lots = (
        "  lots:\n    - {id: A, title: Norr, value: 30000000}\n"
        f"    - id: B\n      title: Söder\n      value: 35000000\n      requirement:\n{second}"
    )

    text, _ = notice(tmp_path, case=changed("requirement:\n", f"{lots}requirement:\n"))

    assert "Anbudsområde A: annars gäller tiden för en ny plats till och med den 26 augusti 2027." in text
    assert "Anbudsområde B: det räcker att platsen har börjat, om leverantören inte ansvarar för avslutet." in text
    assert "Leverantören kan erbjuda" not in text
