"""From nothing to a certificate, as a recruiter does it: two files to fill in, five events to note, one paper to build."""

from pathlib import Path

from given import journal_in_text
from judges.as_a_user import user_runs

PLACE = "places:\n  - {id: P-01, kind: internship, workplace: Depån, extent_percent: 75, planned: {starts: 2027-06-01, ends: 2027-11-30}}\n"
PERSON = """\
persons:
  - place: P-01
    name: Kim Exempel
    tasks: [lade kantsten]
    supervisor: {name: Bo Exempel, title: arbetsledare}
    issuer: {name: Eva Exempel, title: platschef}
    waiver: {date: 2027-05-02, covers: "Namnet, till arbetsgivaren."}
    needs: [certificate]
"""


def test_a_certificate_in_under_ten_commands(tmp_path: Path) -> None:
    case, commands = tmp_path / "arende", 0

    def run(*arguments: str | Path) -> str:
        nonlocal commands
        commands += 1
        ran = user_runs(*arguments)
        assert ran.code == 0, ran.text
        return ran.out

    run("new", case)
    (case / "upphandling.yaml").write_text(journal_in_text.CASE, "utf-8")
    run("new", case, "--placements")
    _fill(case / "placeringar.yaml", "places:\n", PLACE)
    _fill(case / "personer.yaml", "persons:\n", PERSON)
    run("note", case, "erbjuden", "P-01", "--date", "2027-05-03")
    run("note", case, "började", "P-01", "--date", "1 juni 2027")
    run(
        "note",
        case,
        "omfattning ändrad",
        "P-01",
        "--date",
        "2027-08-02",
        "--at-request-of",
        "personen",
        "--extent-percent",
        "80",
    )
    run("note", case, "slutade", "P-01", "--date", "2027-11-30", "--ended-by", "nobody", "--ground", "planned")
    run("note", case, "intyget lämnades", "P-01", "--date", "2027-11-30")
    run("build", case, "--kind", "intyg", "--to", tmp_path / "ut")

    assert commands < 10
    pages = [path.read_text("utf-8") for path in (tmp_path / "ut").glob("intyg*.html")]
    assert len(pages) == 1
    assert "Kim Exempel" in pages[0]
    assert "30 november 2027" in pages[0].replace("\N{NO-BREAK SPACE}", " ")


def _fill(file: Path, stands: str, instead: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(f"\n{stands}") == 1
    file.write_text(text.replace(f"\n{stands}", f"\n{instead}"), "utf-8")
