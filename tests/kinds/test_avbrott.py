"""The notice of an early end: at once, facts only; what the clauses say is shown, and the officer judges."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.format_two import record_with, write_both
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
from judges.programs import need_program, open_xml_findings, soffice_pdf
from tenderkit.problems import NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "avbrott"
JUDGES = "Upphandlaren bedömer om det är ett avtalsbrott."
ONE = file_with(ended_early(1, "supplier"))
NO_BREACH = "Att en plats avslutas i förtid är därför inte i sig ett avtalsbrott."
NO_SANCTION = AGREEMENT.replace("    sanction: {amount: 5000, per: missing_month, cap: 10000}\n", "")
NO_REPLACEMENT = changed("    replacement_weeks: 6\n", "")


def notice(home: Path, matching: str = ONE, case: str = CASE) -> str:
    """What it says of P-01."""
    return words_of(built(home, KIND, matching, case) / f"{KIND}-p-01.txt")


def test_the_notice_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = built(tmp_path, KIND, ONE)

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}-p-01.txt").read_bytes().decode("utf-8"))


def test_the_notice_under_an_agreement_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    matching = file_with(ended_early(1, "individual", agreement="A-1"), agreements=AGREEMENT)

    golden(f"kinds/{KIND}-overenskommelse.txt", notice(tmp_path, matching))


def test_the_notice_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, ONE)

    assert open_xml_findings(folder / f"{KIND}-p-01.docx") == []
    found = [check_document(folder / f"{KIND}-p-01{suffix}") for suffix in (".docx", ".html", ".txt")]
    assert found == [(), (), ()]


def test_it_is_dated_the_day_it_became_known(tmp_path: Path) -> None:
    own = notice(tmp_path)

    assert "Från: rekryterare, den 20 juli 2027, när avslutet blev känt" in own
    assert "Sista dag: den 15 juli 2027" in own
    assert read_lock(tmp_path / "arende" / "upphandling.lock.yaml").documents[f"{KIND}-p-01"].date == date(2027, 7, 20)


@pytest.mark.parametrize(
    ("cause", "says"),
    [("supplier", "Entreprenören eller den som gav platsen"), ("individual", "den enskilde"), ("other", "någon annan")],
)
def test_the_cause_is_one_of_three_and_never_a_reason(cause: str, says: str, tmp_path: Path) -> None:
    own = notice(tmp_path, file_with(ended_early(1, cause)))

    assert f"Avslutades av: {says}\n" in own
    assert "Personens skäl anges aldrig." in own


def test_a_required_place_shows_the_clauses_and_judges_nothing(tmp_path: Path) -> None:
    own = notice(tmp_path)

    assert "Platsen hör till: upphandlingens krav på platser" in own
    assert (
        "minst 75 procent av dess längd har genomförts och entreprenören inte ansvarar för avslutet. Här är andelen 24 procent."
        in own
    )
    assert "gäller 6 veckor för en ny plats, till och med den 26 augusti 2027." in own
    assert (
        "Vad en brist kan leda till, och vad som går före, står i villkoren ”Brister och rättelse” och ”Vite”." in own
    )
    assert JUDGES in own
    assert NO_BREACH not in own


def test_without_a_time_for_a_new_place_it_says_what_the_clause_says_instead(tmp_path: Path) -> None:
    own = notice(tmp_path, case=NO_REPLACEMENT)

    assert "Platsen är uppfylld om den har börjat och entreprenören inte ansvarar för avslutet" in own
    assert "en ny plats" not in own


def test_without_a_part_that_is_enough_no_share_is_mentioned_as_enough(tmp_path: Path) -> None:
    own = notice(tmp_path, case=changed("    part_done_percent: 75\n", ""))

    assert "av dess längd" not in own


def test_a_place_by_agreement_shows_the_agreements_sanction(tmp_path: Path) -> None:
    placed = ended_early(1, "supplier", agreement="A-1")
    own = notice(tmp_path / "with", file_with(placed, agreements=AGREEMENT))
    without = notice(tmp_path / "without", file_with(placed, agreements=NO_SANCTION))

    assert "Platsen hör till: överenskommelsen A-1" in own
    assert (
        "Påföljd: vite om 5 000 kronor för varje hel månad som saknas av en plats, sammanlagt högst 10 000 kronor"
        in own
    )
    assert "Ny plats: inom 6 veckor, senast den 26 augusti 2027; en anmaning får lämnas tidigast därefter" in own
    assert "”Vite”" not in own, "the tender's penalty isn't for places by agreement (dialog-overenskommelse.s5)"
    assert JUDGES in own
    assert "Påföljd: inget vite är avtalat" in without


def test_under_a_requirement_of_dialogue_alone_it_is_no_breach_by_itself(tmp_path: Path) -> None:
    own = notice(tmp_path, case=DIALOGUE_ONLY)

    assert NO_BREACH in own
    assert JUDGES in own
    assert "anmaning" not in own


def test_each_placement_that_ended_early_has_its_own(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, file_with(ended_early(1, "other"), done(2), ended_early(3, "supplier")))

    assert sorted(path.name for path in folder.glob(f"{KIND}*.txt")) == ["avbrott-p-01.txt", "avbrott-p-03.txt"]


def test_a_supplier_among_several_is_the_placements_own(tmp_path: Path) -> None:
    placed = ended_early(1, "other").replace("    workplace", f"    supplier: {SECOND}\n    workplace")

    own = notice(tmp_path, file_with(placed, dialogues=""), TWO)

    assert f"Entreprenören: {SECOND}" in own
    assert FIRST not in own


def test_without_an_early_end_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError) as stopped:
        built(tmp_path, KIND, file_with(done(1)))

    assert [reason.facts["says"] for reason in stopped.value.reasons] == ["ingen placering har avslutats i förtid"]


def test_it_is_sent_at_once_whatever_has_been_built(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE)
    write_both(folder, ONE)

    assert build(folder, BuildOptions(kinds=(KIND,))).questions == ()


def test_what_matters_comes_first(tmp_path: Path) -> None:
    first = notice(tmp_path).split("\n\n")[1]

    assert first == (
        f"Placering P-01 hos Exempel Anläggning AB avslutas i förtid, med den 15 juli 2027 som sista dag. {JUDGES}"
    )


@pytest.mark.parametrize(
    ("noticed", "says"),
    [
        pytest.param("2027-08-26", "Tiden för en ny plats går ut den 26 augusti 2027.", id="on the last day"),
        pytest.param("2027-08-27", "Tiden för en ny plats gick ut den 26 augusti 2027, innan avslutet blev känt.", id="the day after"),
    ],
)  # fmt: skip
def test_a_late_notice_offers_no_new_place_until_a_day_that_has_passed(noticed: str, says: str, tmp_path: Path) -> None:
    own = notice(tmp_path, file_with(ended_early(1, "supplier", noticed=noticed)))

    assert says in own
    assert ("entreprenören ordnar en." in own) == (noticed == "2027-08-26")
    assert ("Den dagen har passerat." in own) == (noticed == "2027-08-27")


def test_a_late_notice_of_an_agreed_place_offers_none_either(tmp_path: Path) -> None:
    late = ended_early(1, "supplier", noticed="2027-08-27", agreement="A-1")

    own = notice(tmp_path, file_with(late, agreements=AGREEMENT))

    assert "Ny plats: inom 6 veckor, vilket var senast den 26 augusti 2027, innan avslutet blev känt" in own


def test_the_coordinator_is_told_where_there_is_one(tmp_path: Path) -> None:
    alone = changed("  coordinator: {name: Kanarie Samordnare, title: samordnare}\n", "")

    assert "Kopia till: samordnare\n" in notice(tmp_path / "with")
    assert "Kopia till" not in notice(tmp_path / "without", case=alone)


def test_a_place_until_further_notice_has_no_last_day_and_no_share(tmp_path: Path) -> None:
    endless = record_with(file_with(ended_early(1, "supplier")), (", ends: 2027-11-30", ""))

    own = notice(tmp_path, endless)

    assert "Avtalad tid: från den 1 juni 2027, utan sista dag" in own
    assert "Längd till och med" not in own
    assert "Här är andelen" not in own


def test_an_ordinary_notice_is_one_page(tmp_path: Path) -> None:
    need_program("pdfinfo")
    pdf = soffice_pdf(built(tmp_path, KIND, ONE) / f"{KIND}-p-01.docx")

    said = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    assert "Pages:           1\n" in said


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

    case = changed("requirement:\n", f"{lots}requirement:\n")

    text = notice(tmp_path / "early", case=case)
    late = notice(tmp_path / "late", file_with(ended_early(1, "supplier", noticed="2027-08-27")), case)

    assert "Anbudsområde A: tiden för en ny plats gick ut den 26 augusti 2027, innan avslutet blev känt." in late
    assert "Anbudsområde A: annars gäller tiden för en ny plats till och med den 26 augusti 2027." in text
    assert "Anbudsområde B: det räcker att platsen har börjat, om entreprenören inte ansvarar för avslutet." in text
    assert "Leverantören kan erbjuda" not in text
