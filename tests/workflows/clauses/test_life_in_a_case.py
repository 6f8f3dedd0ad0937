"""A clause's life as a case meets it: what build, check, issue and upgrade say, and that their advice leads on."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from given.cases import case_folder
from given.own_library import own_library
from judges.as_a_user import Seen, user_runs
from tenderkit.readers.papers.lock_reader import read_lock

DECIDED = ("--by", "Kommunstyrelsen (påhittat)", "--date", "2025-01-02", "--decision", "KS 2025/1")
PUBLISHED = "status: published, valid_from: 2025-01-01"
DRAFT, REVIEW = "status: draft", "status: review"
NOT_YET = "status: published, valid_from: 2025-06-01"  # the case's day is 2025-03-01
HELD = "status: hold, valid_from: 2025-01-01, hold_reason: fel lagrum"
ENDED = "status: retired, valid_from: 2025-01-01, valid_to: 2025-02-28"
LAST_DAY_OF_USE = "status: retired, valid_from: 2025-01-01, valid_to: 2025-03-01"
OLDER, ONE, NEXT, NEWER = "1.0.0", "1.1.0", "1.2.0", "2.0.0"
TEXTS = {OLDER: "Syftet är ett.", ONE: "Syftet är ett och ett.", NEWER: "Syftet är två."}


def states(home: Path, given: Mapping[str, str], own: str = "") -> None:
    """The municipality's own versions of the clause `syfte`; with `own` also a clause that replaces it, in that state."""
    clauses = {"syfte": {version: (state, TEXTS[version]) for version, state in given.items()}} if given else {}
    if own:
        clauses["vart-syfte"] = {"1.0.0": (own, "Vårt syfte.")}
    for clause_id in ("syfte", "vart-syfte"):
        shutil.rmtree(home / "bibliotek" / "clauses" / clause_id, ignore_errors=True)
    own_library(home, clauses, {"vart-syfte": "replaces: syfte\n"})


@pytest.fixture(scope="module")
def adopting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A municipality that has adopted everything, with one case; made once and copied for each test."""
    home = tmp_path_factory.mktemp("kommunen")
    states(home, {OLDER: PUBLISHED, ONE: PUBLISHED, NEWER: PUBLISHED}, PUBLISHED)
    adopt(home, "--all")
    adopt(home, *(f"syfte@{version}" for version in TEXTS))
    case_folder(home)
    return home


@pytest.fixture
def home(adopting: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(adopting, tmp_path / "kommunen"))


def clauses_run(home: Path, *words: str) -> Seen:
    return user_runs("clauses", *words, "--library", str(home))


def adopt(home: Path, *versions: str) -> None:
    assert clauses_run(home, "adopt", *versions, *DECIDED).code == 0


def case_run(home: Path, command: str, *words: str) -> Seen:
    return user_runs(command, str(home / "arende"), *words)


def build_with(home: Path, given: Mapping[str, str], own: str = "") -> None:
    states(home, given, own)
    assert case_run(home, "build").code == 0


def locked(home: Path) -> dict[str, str]:
    versions = read_lock(home / "arende" / "upphandling.lock.yaml").versions("kravavsnitt")
    return {clause_id: version for clause_id, version in versions.items() if "syfte" in clause_id}


# the version that the lock holds | the others now | what issue says
NOT_TO_ISSUE = {
    "a draft, alone": (DRAFT, {}, "TK-L092"),
    "a draft, an older one in force": (DRAFT, {OLDER: PUBLISHED}, "TK-L261"),
    "a draft, an older one on hold": (DRAFT, {OLDER: HELD}, "TK-L264"),
    "in review, alone": (REVIEW, {}, "TK-L092"),
    "in review, a newer one in force": (REVIEW, {NEWER: PUBLISHED}, "TK-L261"),
    "not yet in force, alone": (NOT_YET, {}, "TK-L262"),
    "not yet in force, an older one is": (NOT_YET, {OLDER: PUBLISHED}, "TK-L261"),
    "not yet in force, a newer one on hold": (NOT_YET, {NEWER: HELD}, "TK-L264"),
    "on hold, alone": (HELD, {}, "TK-L091"),
    "on hold, an older one published": (HELD, {OLDER: PUBLISHED}, "TK-L091"),
    "on hold, a newer one in force": (HELD, {NEWER: PUBLISHED}, "TK-L260"),
    "on hold, a newer one on hold": (HELD, {NEWER: HELD}, "TK-L091"),
    "ended, alone": (ENDED, {}, "TK-L092"),
    "ended, an older one in force": (ENDED, {OLDER: PUBLISHED}, "TK-L261"),
    "ended, a newer one on hold": (ENDED, {NEWER: HELD}, "TK-L264"),
    "ended, a newer one not yet in force": (ENDED, {NEWER: NOT_YET}, "TK-L092"),
}


@pytest.mark.parametrize(("state", "others", "code"), NOT_TO_ISSUE.values(), ids=NOT_TO_ISSUE)
def test_the_advice_of_each_refusal_leads_to_an_issued_copy(
    home: Path, state: str, others: dict[str, str], code: str
) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {**others, ONE: state})

    warned = [case_run(home, "build"), case_run(home, "check")]
    refused = case_run(home, "issue")

    assert all("TK-L269" in seen.text for seen in warned)
    assert (refused.code, refused.findings) == (4, [code])
    follow_the_advice(home, refused)


def follow_the_advice(home: Path, said: Seen) -> None:
    """Do what each refusal says until nothing is refused; to be told the same twice is to be sent round in a circle."""
    words: tuple[str, ...] = ()
    told: set[str] = set()
    while said.code:
        assert said.text not in told, said.text
        told.add(said.text)
        advice = said.err
        if "Låt samordnaren publicera" in advice:
            publish_the_next(home)
        for version in re.findall(r"clauses release(?: (\S+@\d+\.\d+\.\d+))?", advice):
            released = version or re.findall(r"(\S+@\d+\.\d+\.\d+) är stoppad", advice)[0]
            assert clauses_run(home, "release", released).code == 0
        if wait := re.search(r"Vänta till (\S+) och ange", advice):
            words = ("--date", wait[1])
        if day := re.search(r"tenderkit upgrade på ärendet med --date (\d{4}-\d\d-\d\d)", advice):
            assert case_run(home, "upgrade", "--yes", "--date", day[1]).code == 0
        said = case_run(home, "issue", *words)


def publish_the_next(home: Path) -> None:
    """The coordinator's answer: the draft itself, or a version with one paragraph more, in force on the case's day."""
    folder = home / "bibliotek" / "clauses"
    listed = (folder / "library.yaml").read_text("utf-8")
    version = ONE if re.search(rf"{ONE}: {{status: (draft|review)", listed) else NEXT
    if version == NEXT:
        text = (folder / "syfte" / f"{ONE}.md").read_text("utf-8").replace(ONE, NEXT)
        text = text.replace("class: edition", "class: update").replace("note: Ny.", "note: Ett stycke till.")
        (folder / "syfte" / f"{NEXT}.md").write_text(f"{text}\nDet är hela syftet.\n", "utf-8")
        (folder / "library.yaml").write_text(f"{listed}      {NEXT}: {{status: draft}}\n", "utf-8")
    days = ("--date", "2025-03-01", "--review-by", "2027-12-31", "--owner", "samordnaren")
    published = clauses_run(home, "publish", f"syfte@{version}", str(home), *days)
    assert published.code == 0, published.text
    adopt(home, f"syfte@{version}")


LEAVES = {
    "on its last day": (LAST_DAY_OF_USE, {}, ""),
    "a newer one in force": (PUBLISHED, {NEWER: PUBLISHED}, ""),
    "a newer one on hold": (PUBLISHED, {NEWER: HELD}, ""),
    "a clause of ones own in its place": (PUBLISHED, {}, PUBLISHED),
    "a clause of ones own on hold in its place": (PUBLISHED, {}, HELD),
}


@pytest.mark.parametrize(("state", "others", "own"), LEAVES.values(), ids=LEAVES)
def test_a_case_in_progress_keeps_the_version_that_it_has(
    home: Path, state: str, others: dict[str, str], own: str
) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {ONE: state, **others}, own)

    built, issued = case_run(home, "build"), case_run(home, "issue")

    assert (built.code, issued.code, locked(home)) == (0, 0, {"syfte": ONE})
    assert "TK-L269" not in built.text


NEW = {
    "retired, on its last day": ({ONE: LAST_DAY_OF_USE}, "", {"syfte": ONE}),
    "retired, the day after, the older one back": ({OLDER: PUBLISHED, ONE: ENDED}, "", {"syfte": OLDER}),
    "own in force": ({ONE: PUBLISHED}, PUBLISHED, {"vart-syfte": "1.0.0"}),
    "own a draft": ({ONE: PUBLISHED}, DRAFT, {"syfte": ONE}),
    "own not yet in force": ({ONE: PUBLISHED}, NOT_YET, {"syfte": ONE}),
    "own ended": ({ONE: PUBLISHED}, ENDED, {"syfte": ONE}),
    "own ended, the central one on hold": ({ONE: HELD}, ENDED, "TK-L035"),
    "own on hold": ({ONE: PUBLISHED}, HELD, "TK-L265"),
    "on hold, alone": ({ONE: HELD}, "", "TK-L035"),
    "on hold, an older one published": ({OLDER: PUBLISHED, ONE: HELD}, "", "TK-L265"),
    "ended, alone": ({ONE: ENDED}, "", "TK-L030"),
    "not yet in force, alone": ({ONE: NOT_YET}, "", "TK-L268"),
    "nothing but a draft": ({ONE: DRAFT}, "", "TK-L030"),
}


@pytest.mark.parametrize(("given", "own", "taken"), NEW.values(), ids=NEW)
def test_a_new_case_takes_what_is_in_force_and_nothing_slips_in(
    home: Path, given: dict[str, str], own: str, taken: dict[str, str] | str
) -> None:
    states(home, given, own)

    seen = [case_run(home, command) for command in ("check", "build", "issue")]

    if isinstance(taken, str):
        assert [(each.code, each.findings) for each in seen] == [(1, [f"1:1 {taken}"])] * 3
    else:
        assert [each.code for each in seen] == [0, 0, 0]
        assert locked(home) == taken


REFUSED = {
    "on hold, alone": ({ONE: HELD}, ""),
    "on hold, an older one published": ({OLDER: PUBLISHED, ONE: HELD}, ""),
    "own on hold": ({ONE: PUBLISHED}, HELD),
    "ended, alone": ({ONE: ENDED}, ""),
    "nothing but a draft": ({ONE: DRAFT}, ""),
    "not yet in force, alone": ({ONE: NOT_YET}, ""),
}


@pytest.mark.parametrize(("given", "own"), REFUSED.values(), ids=REFUSED)
def test_the_advice_to_who_begins_a_case_leads_to_a_document(home: Path, given: dict[str, str], own: str) -> None:
    states(home, given, own)
    advice = case_run(home, "build").err
    words: tuple[str, ...] = ()

    if release := re.search(r"tenderkit clauses release (\S+@\d\.\d\.\d)", advice):
        assert clauses_run(home, "release", release[1]).code == 0
    elif "gäller först från 2025-06-01" in advice:
        words = ("--date", "2025-06-01")
    else:
        assert "Låt samordnaren publicera en version som gäller den dagen" in advice
        publish_the_next(home)

    assert case_run(home, "build", *words).code == 0


def test_all_says_which_versions_it_leaves_for_later(home: Path) -> None:
    states(home, {ONE: PUBLISHED, NEWER: NOT_YET})
    (home / "bibliotek" / "clauses" / "adopted.yaml").unlink()

    adopted = clauses_run(home, "adopt", "--all", *DECIDED).out

    assert "TK-L274 inte med, för den 2025-01-02 gäller de inte än: " in adopted
    named = re.findall(r"\S+@\d\.\d\.\d", adopted.splitlines()[-1])
    assert f"syfte@{NEWER}" in named
    adopt(home, *named)
    assert "TK-L274" not in clauses_run(home, "adopt", "--all", *DECIDED).out


def test_a_hold_is_lifted_or_the_clause_ended_and_then_the_case_is_built(home: Path) -> None:
    states(home, {ONE: PUBLISHED}, PUBLISHED)
    held = clauses_run(home, "hold", "vart-syfte@1.0.0", "--reason", "fel")
    assert "tills stoppet av vart-syfte@1.0.0 hävs byggs inga nya dokument" in held.out
    assert case_run(home, "build").findings == ["1:1 TK-L265"]

    ended = clauses_run(home, "retire", "vart-syfte@1.0.0", "--date", "2025-02-28")

    assert "från 2025-03-01 gäller syfte@1.1.0 i stället för vart-syfte@1.0.0" in ended.out
    assert case_run(home, "build").code == 0
    assert locked(home) == {"syfte": ONE}


def test_an_own_clause_that_has_ended_is_left_for_the_one_that_it_replaced(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED}, PUBLISHED)
    states(home, {ONE: PUBLISHED}, ENDED)
    assert case_run(home, "issue").findings == ["TK-L261"]

    assert case_run(home, "upgrade", "--yes", "--date", "2025-03-01").code == 0

    assert locked(home) == {"syfte": ONE}
    assert case_run(home, "issue").code == 0


def test_an_own_clause_that_nobody_has_any_more_is_missed_by_name_and_let_go_of_by_upgrade(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED}, PUBLISHED)
    states(home, {ONE: PUBLISHED})
    missed = case_run(home, "build")
    assert (missed.code, missed.findings) == (1, ["1:1 TK-L036"])

    moved = case_run(home, "upgrade", "--yes")

    assert "vart-syfte 1.0.0 finns inte i biblioteket" in moved.out
    assert locked(home) == {"syfte": ONE}


def test_upgrade_says_what_stands_in_its_way_and_exits_with_4(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {ONE: HELD})

    stuck = case_run(home, "upgrade", "--yes")

    assert (stuck.code, stuck.findings) == (4, ["TK-L091"])
    assert "Låset kan inte flyttas" in stuck.out


def test_upgrade_says_it_of_a_locked_version_that_is_gone_with_nothing_in_force(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {NEWER: NOT_YET})

    assert case_run(home, "upgrade", "--yes").findings == ["TK-L268"]


def test_a_later_day_meets_a_retirement_and_upgrade_takes_the_same_day(home: Path) -> None:
    build_with(home, {OLDER: PUBLISHED, ONE: LAST_DAY_OF_USE})
    later = ("--date", "2025-03-02")
    assert case_run(home, "issue", *later).findings == ["TK-L261"]
    assert "Låset har redan" in case_run(home, "upgrade", "--yes").out

    assert case_run(home, "upgrade", "--yes", *later).code == 0

    assert locked(home) == {"syfte": OLDER}
    assert case_run(home, "issue", *later).code == 0


def test_a_build_names_the_own_clause_that_an_upgrade_would_take(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {ONE: PUBLISHED}, PUBLISHED)

    assert "Nyare version finns: syfte vart-syfte 1.0.0" in case_run(home, "build").out


def test_what_the_municipality_has_not_adopted_is_one_line_with_one_command(tmp_path: Path) -> None:
    case_folder(tmp_path)
    (tmp_path / "bibliotek" / "clauses").mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")

    refused = case_run(tmp_path, "issue")

    what, remedy = refused.err.splitlines()
    assert re.match(r"TK-L093 kommunen har inte fastställt \d\d klausuler: syfte@1\.0\.0, ", what)
    assert "tenderkit clauses adopt --all --by … --date … --decision …" in remedy
    adopt(tmp_path, "--all")
    assert case_run(tmp_path, "issue").code == 0


def test_a_version_that_all_does_not_take_is_named_in_the_command(home: Path) -> None:
    build_with(home, {ONE: PUBLISHED})
    states(home, {ONE: PUBLISHED, NEWER: PUBLISHED})
    (home / "bibliotek" / "clauses" / "adopted.yaml").unlink()
    adopt(home, "--all")

    refused = case_run(home, "issue")

    assert refused.findings == ["TK-L093"]
    assert "kommunen har inte fastställt syfte@1.1.0" in refused.err
    adopt(home, *re.findall(r"adopt (syfte@\S+)", refused.err))
    assert case_run(home, "issue").code == 0


def test_lists_and_searches_show_each_version_with_its_days(home: Path) -> None:
    states(home, {OLDER: ENDED, ONE: LAST_DAY_OF_USE, NEWER: DRAFT})

    listed = clauses_run(home, "list").out
    used = user_runs("clauses", "used-by", "syfte", str(home), "--library", str(home)).out
    machine = user_runs("clauses", "used-by", f"syfte@{ONE}", str(home), "--library", str(home), "--format", "json").out

    assert re.search(r"syfte +1\.1\.0 +ersatt +2025-01-01–2025-03-01 +Syfte", listed)
    assert "1.0.0: ersatt, gäller 2025-01-01–2025-02-28" in used
    assert "2.0.0: utkast, gäller –" in used
    assert json.loads(machine)["versions"] == [
        {"version": ONE, "status": "retired", "valid_from": "2025-01-01", "valid_to": "2025-03-01"}
    ]


@pytest.mark.parametrize(
    ("given", "own", "says"),
    [
        pytest.param({ONE: PUBLISHED}, PUBLISHED, "nej (vart-syfte@1.0.0 gäller i stället)", id="replaced"),
        pytest.param({ONE: PUBLISHED}, HELD, "nej (vart-syfte@1.0.0 är stoppad)", id="replaced by one on hold"),
        pytest.param({OLDER: PUBLISHED, ONE: HELD}, "", "nej (1.1.0 stoppad): fel lagrum", id="on hold"),
        pytest.param({ONE: ENDED}, "", "nej (1.1.0 upphörde 2025-02-28)", id="ended"),
        pytest.param({ONE: NOT_YET}, "", "nej (1.1.0 gäller från 2025-06-01)", id="not yet"),
        pytest.param({ONE: DRAFT}, "", "nej (1.1.0 utkast)", id="a draft"),
        pytest.param({ONE: REVIEW}, "", "nej (1.1.0 granskas)", id="in review"),
        pytest.param({ONE: LAST_DAY_OF_USE}, "", "1.1.0", id="its last day"),
        pytest.param({ONE: PUBLISHED}, DRAFT, "1.1.0", id="a replacing draft"),
    ],
)
def test_status_says_what_a_day_makes_of_the_clause(home: Path, given: dict[str, str], own: str, says: str) -> None:
    states(home, given, own)

    report = user_runs("clauses", "status", str(home), "--library", str(home), "--date", "2025-03-01").out

    assert re.search(rf"Klausul: syfte; Gäller: {re.escape(says)};", report)
