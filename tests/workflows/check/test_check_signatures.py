"""What `check` says of a PDF that somebody has signed, or changed after it was signed."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import trustme

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.pdf_files import Tag, pdf_file, with_junk
from given.signatures import (
    SECOND,
    added_to,
    authority,
    broken,
    saved_anew,
    signed,
    signed_in_part,
    signer,
    stamped,
    stamper,
    unsigned,
    with_an_own_field,
)
from judges.as_a_user import Seen, user_runs
from tenderkit.problems import ExitCode

SETTLED = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")
CA = authority()
GRETA = signer(CA)
BY_ONE = signed(unsigned(), GRETA)
BY_BOTH = signed(BY_ONE, signer(CA, "Nils Leverantör"), SECOND)


def check(source: bytes, folder: Path, *options: str | Path) -> Seen:
    (folder / "avtal.pdf").write_bytes(source)
    return user_runs("check", folder / "avtal.pdf", *options)


def of_signatures(seen: Seen) -> list[str]:
    assert seen.reads_well()
    return [found.partition(" ")[2] for found in seen.findings if " TK-U" in found]


def test_a_file_that_nobody_has_signed_says_nothing_of_signatures(tmp_path: Path) -> None:
    assert of_signatures(check(unsigned(), tmp_path)) == []


def test_what_is_no_form_is_passed_by(tmp_path: Path) -> None:
    assert of_signatures(check(with_junk(pdf_file([Tag("P", "Hej")])), tmp_path)) == []


def test_a_signature_is_told_with_name_hour_and_issuer(tmp_path: Path) -> None:
    seen = check(BY_ONE, tmp_path)

    assert of_signatures(seen) == ["TK-U002", "TK-U008", "TK-U013"]
    assert "underskrift av Greta Provare, Provkommun, 20" in seen.out
    assert "kl. " in seen.out
    assert "enligt underskriften själv: filen är oförändrad sedan dess" in seen.out
    assert "är inte bedömd: Provets utfärdare" in seen.out
    assert "kvar är ”För Leverantören: Behörig företrädares namnteckning”" in seen.out
    assert seen.code == ExitCode.DONE


def test_nobody_is_named_anywhere_but_in_the_findings(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A library that tells its log of a certificate names whose it is."""
    seen = check(added_to(BY_BOTH), tmp_path)

    assert "Greta" in seen.out
    assert seen.err == ""
    assert caplog.text == ""


def test_a_second_signature_leaves_the_first_as_it_was(tmp_path: Path) -> None:
    seen = check(BY_BOTH, tmp_path)

    assert of_signatures(seen) == ["TK-U003", "TK-U002", "TK-U008", "TK-U008"]
    assert "Nils Leverantör, Provkommun" in seen.out


def test_a_service_may_make_a_field_of_its_own(tmp_path: Path) -> None:
    seen = check(with_an_own_field(BY_ONE, signer(CA, "Tjänsten")), tmp_path)

    assert of_signatures(seen) == ["TK-U003", "TK-U002", "TK-U008", "TK-U008", "TK-U013"]
    assert "TK-A019" in seen.out


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param(added_to(BY_ONE), "TK-U004", id="other words added at the end"),
        pytest.param(BY_ONE + b"\n% mer\n", "TK-U004", id="bytes at the end that belong to nothing"),
        pytest.param(BY_ONE + b"\n% mer\n%%EOF\n", "TK-U007", id="an end of the file without a beginning"),
        pytest.param(BY_ONE.replace(b"sv-SE", b"en-GB", 1), "TK-U005", id="a letter changed"),
        pytest.param(saved_anew(BY_ONE), "TK-U005", id="saved by a program that knows nothing of signatures"),
        pytest.param(signed_in_part(unsigned(), GRETA), "TK-U006", id="only a part is signed"),
        pytest.param(broken(unsigned(), GRETA), "TK-U007", id="no signature"),
    ],
)
def test_what_may_not_be_relied_upon_is_a_fault(source: bytes, code: str, tmp_path: Path) -> None:
    seen = check(source, tmp_path)

    assert of_signatures(seen)[0] == code
    assert seen.code == ExitCode.CHANGE_THE_FILE


def test_of_two_signatures_only_the_one_before_a_change_is_told_of(tmp_path: Path) -> None:
    seen = check(signed(added_to(BY_ONE), signer(CA, "Nils Leverantör"), SECOND), tmp_path)

    assert of_signatures(seen)[:2] == ["TK-U004", "TK-U002"]


def test_the_hour_of_a_time_stamp_is_somebody_elses_word(tmp_path: Path) -> None:
    when = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)

    seen = check(signed(unsigned(), GRETA, stamp=stamper(CA, when)), tmp_path)

    assert of_signatures(seen)[0] == "TK-U002"
    assert "2027-03-01 kl. 08.30 UTC enligt en tidsstämpel" in seen.out


def test_a_stamp_for_the_archive_changes_nothing(tmp_path: Path) -> None:
    seen = check(stamped(BY_ONE, stamper(CA, datetime(2027, 3, 1, tzinfo=UTC))), tmp_path)

    assert of_signatures(seen) == ["TK-U003", "TK-U008", "TK-U013"]
    assert "TK-A019" not in seen.out


@pytest.mark.parametrize(
    ("trusted", "code"), [pytest.param(CA, "TK-U012", id="its own"), pytest.param(authority(), "TK-U009", id="another")]
)
def test_an_issuer_is_judged_where_somebody_says_whom_they_trust(
    trusted: trustme.CA, code: str, tmp_path: Path
) -> None:
    trusted.cert_pem.write_to_path(tmp_path / "utfardare.pem")

    seen = check(BY_ONE, tmp_path, "--trust", tmp_path / "utfardare.pem")

    assert of_signatures(seen) == ["TK-U002", code, "TK-U013"] if code == "TK-U012" else ["TK-U009"]


def test_what_is_no_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "utfardare.pem").write_text("hej", "utf-8")

    seen = check(BY_ONE, tmp_path, "--trust", tmp_path / "utfardare.pem")

    assert (seen.code, seen.findings) == (ExitCode.REFUSED, ["TK-U010"])


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        pytest.param(False, ["TK-U002", "TK-U008", "TK-U014"], id="signed"),
        pytest.param(True, ["TK-U002", "TK-U008", "TK-F047"], id="changed before it was signed"),
    ],
)
def test_a_built_file_that_has_only_been_signed_is_still_the_one_that_was_built(
    changed: bool,  # noqa: FBT001
    codes: list[str],
    tmp_path: Path,
) -> None:
    case = case_folder(tmp_path, SETTLED)
    assert user_runs("build", case, "--pdf").code == ExitCode.DONE
    built = case / "dokument" / "kravavsnitt.pdf"
    source = built.read_bytes()
    built.write_bytes(with_an_own_field(added_to(source) if changed else source, GRETA))

    seen = user_runs("check", built)

    told = [found.partition(" ")[2] for found in seen.findings if "TK-U" in found or "TK-F" in found]
    assert sorted(told) == sorted(codes)


def test_a_built_file_with_other_words_and_no_signature_is_a_changed_one(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED)
    assert user_runs("build", case, "--pdf").code == ExitCode.DONE
    built = case / "dokument" / "kravavsnitt.pdf"
    built.write_bytes(added_to(built.read_bytes()))

    assert "1:1 TK-F047" in user_runs("check", built).findings


def test_without_the_extra_the_rest_is_told_and_the_command_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko.sign.validation", None)

    seen = check(BY_ONE, tmp_path)

    assert seen.code == ExitCode.PROGRAM_MISSING
    assert seen.findings == ["0:0 TK-D040", "TK-U001"]
    assert "pip install 'tenderkit[sign]'" in seen.text


def test_a_number_of_a_person_in_a_certificate_is_hidden(tmp_path: Path) -> None:
    seen = check(signed(unsigned(), signer(CA, "Greta 811218-9876\x1b[31m")), tmp_path)

    assert "Greta" in seen.out
    assert "811218" not in seen.text
    assert "\x1b" not in seen.text


def test_a_form_without_end_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("P", "Hej")]))) as pdf:
        field = pdf.make_indirect(pikepdf.Dictionary(T=pikepdf.String("a")))
        field.Kids = pikepdf.Array([field, field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        pdf.save(made)

    seen = check(made.getvalue(), tmp_path)

    assert (seen.code, seen.findings[-1]) == (ExitCode.REFUSED, "TK-A045")


def test_more_signatures_than_anybody_makes_are_refused(tmp_path: Path) -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("P", "Hej")]))) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=pikepdf.String("a"), V=pikepdf.Dictionary())
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field] * 101))
        pdf.save(made)

    seen = check(made.getvalue(), tmp_path)

    assert (seen.code, seen.findings[-1]) == (ExitCode.REFUSED, "TK-U011")
