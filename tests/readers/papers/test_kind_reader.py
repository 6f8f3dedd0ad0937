from pathlib import Path

import pytest

from given.shipped_kind import PLACES, shipped_kind
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.kind_reader import read_allow_list, read_kind

KIND = """\
format: 1
id: prov
title: Prov
from_role: procurement_officer
to_role: tenderer
phase: analysis
audience: supplier
letterhead: myndighet
allow: [title, requirement.places.count]
parameters:
  title: {from: title, type: text}
facts:
  korthet:
    caption: I korthet
    header: [Vad, Värde]
    rows: [{label: Antal, value: "{{ title }}", when: requirement.places is stated}]
slots: {alla: {clauses: [vite]}}
"""

LETTERHEADS = ("arbetsgivare", "myndighet")


def write_kind(folder: Path, yaml: str = KIND, text: str = "{{ title }}\n\n::slot{alla}\n\n::facts{korthet}\n") -> Path:
    (folder / "document.yaml").write_text(yaml, "utf-8")
    (folder / "text.md").write_text(text, "utf-8")
    return folder


def codes(folder: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as refused:
        read_kind(folder, LETTERHEADS)
    assert all(problem.message.what and problem.message.remedy for problem in refused.value.problems)
    return [problem.message.code for problem in refused.value.problems]


def test_a_kind_has_words_slots_and_tables(tmp_path: Path) -> None:
    kind = read_kind(write_kind(tmp_path), LETTERHEADS)

    assert kind.slots == {"alla": ("vite",)}
    assert kind.parts.facts["korthet"].header == ("Vad", "Värde")


def test_the_shipped_kinds_can_be_read() -> None:
    for kind_id in PLACES.kinds():
        assert shipped_kind(kind_id).letterhead in ("arbetsgivare", "myndighet")


def test_a_fact_outside_the_allow_list_is_refused(tmp_path: Path) -> None:
    yaml = KIND.replace("title: {from: title", "title: {from: roles.recruiter.name")

    assert codes(write_kind(tmp_path, yaml)) == ["TK-T040"]


def test_a_fact_whose_name_begins_with_an_allowed_one_is_refused(tmp_path: Path) -> None:
    yaml = KIND.replace("title: {from: title", "title: {from: requirement.places.counted_per")

    assert codes(write_kind(tmp_path, yaml)) == ["TK-T040"]


def test_a_condition_on_a_fact_outside_the_allow_list_is_refused(tmp_path: Path) -> None:
    text = "{% if suppliers is stated %}\n\nText.\n\n{% endif %}\n"

    assert codes(write_kind(tmp_path, text=text)) == ["TK-T040"]


def test_whether_an_allowed_block_is_stated_may_be_asked(tmp_path: Path) -> None:
    text = "{% if requirement.places is stated %}\n\nText.\n\n{% endif %}\n"

    assert read_kind(write_kind(tmp_path, text=text), LETTERHEADS).text


def test_whether_a_fact_is_stated_whose_name_an_allowed_one_begins_with_may_not_be_asked(tmp_path: Path) -> None:
    yaml = KIND.replace("requirement.places.count]", "requirement.places.counted_per]")
    text = "{% if requirement.places.count is stated %}\n\nText.\n\n{% endif %}\n"

    assert codes(write_kind(tmp_path, yaml, text)) == ["TK-T040"]


def test_an_undeclared_hole_is_refused(tmp_path: Path) -> None:
    assert codes(write_kind(tmp_path, text="{{ name }}")) == ["TK-T041"]


def test_a_misspelt_hole_is_told_what_it_was_meant_to_be(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_kind(write_kind(tmp_path, text="Om {{ titel }}"), LETTERHEADS)

    (problem,) = refused.value.problems
    assert (problem.line, problem.message.code) == (1, "TK-T093")
    assert "menade du title?" in problem.message.what


@pytest.mark.parametrize("directive", ["::slot{annan}", "::facts{annan}", "::include{fil}", "::questions{x}"])
def test_a_directive_that_leads_nowhere_is_refused(tmp_path: Path, directive: str) -> None:
    assert codes(write_kind(tmp_path, text=directive)) == ["TK-T042"]


def test_a_sheet_is_one_of_the_tables_of_rows(tmp_path: Path) -> None:
    assert codes(write_kind(tmp_path, f"{KIND}sheet: korthet\n")) == ["TK-G010"]


def test_what_is_written_as_data_is_one_of_the_figures(tmp_path: Path) -> None:
    assert codes(write_kind(tmp_path, f"{KIND}figures: [notice]\ndata: brief\n")) == ["TK-N042"]


def test_faults_of_the_text_are_named_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_kind(write_kind(tmp_path, text="Rad ett.\n\n{% for a in b %}\n"), LETTERHEADS)

    assert [(problem.file.name, problem.line) for problem in refused.value.problems] == [("text.md", 3)]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        pytest.param("myndigheten", "TK-T065 brevhuvudet myndigheten finns inte, menade du myndighet?", id="misspelt"),
        pytest.param("employer", "TK-T066 brevhuvudet employer finns inte", id="no such thing"),
        pytest.param(
            "../myndighet.docx", "TK-T065 brevhuvudet ../myndighet.docx finns inte, menade du myndighet?", id="a path"
        ),
    ],
)
def test_a_letterhead_that_is_not_there_is_a_fault_where_it_is_named(tmp_path: Path, stated: str, said: str) -> None:
    yaml = KIND.replace("letterhead: myndighet", f"letterhead: {stated}")

    with pytest.raises(InvalidInputError) as refused:
        read_kind(write_kind(tmp_path, yaml, "{{ name }}"), LETTERHEADS)

    first, second = refused.value.problems
    assert str(first).startswith(f"{tmp_path / 'document.yaml'}:8:1: {said}")
    assert "arbetsgivare, myndighet" in first.message.remedy
    assert second.message.code == "TK-T041"  # in one run with all other faults


def test_a_kind_names_its_letterhead(tmp_path: Path) -> None:
    assert codes(write_kind(tmp_path, KIND.replace("letterhead: myndighet\n", ""))) == ["TK-C001"]


@pytest.mark.parametrize("kind_id", PLACES.kinds())
def test_an_allow_list_read_alone_is_that_of_the_kind(kind_id: str) -> None:
    folder, kind = PLACES.kind_folder(kind_id), shipped_kind(kind_id)
    assert folder is not None

    assert read_allow_list(folder) == (kind.allow, kind.per)


OF_THE_MUNICIPALITY = KIND.replace(
    "allow: [title, requirement.places.count]", "about: municipality\nallow: [municipality.name]"
)
OF_THE_MUNICIPALITY = (
    OF_THE_MUNICIPALITY.partition("parameters:")[0] + "parameters:\n  name: {from: municipality.name, type: text}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("", "", [], id="its own facts"),
        pytest.param("[municipality.name]", "[municipality.name, title]", ["TK-K080"], id="a fact of a case"),
        pytest.param(
            "[municipality.name]", "[municipality.name, computed.regime]", ["TK-T073"], id="computed for a case"
        ),
        pytest.param(
            "about: municipality", "about: municipality\nfigures: [brief]", ["TK-T062"], id="a figure of a case"
        ),
        pytest.param("about: municipality", "about: case", ["TK-K080", "TK-K080"], id="its facts in a case"),
        pytest.param("about: municipality", "about: [case, municipality]", [], id="about either"),
    ],
)
def test_a_kind_names_only_facts_of_what_it_is_about(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    folder = write_kind(tmp_path, OF_THE_MUNICIPALITY.replace(old, new) if old else OF_THE_MUNICIPALITY, "{{ name }}")

    if expected:
        assert codes(folder) == expected
    else:
        assert "municipality.name" in read_kind(folder, LETTERHEADS).allow


def test_a_kind_of_the_municipality_may_ask_for_the_figures_of_one(tmp_path: Path) -> None:
    yaml = OF_THE_MUNICIPALITY.replace("about: municipality", "about: municipality\nper: role\nfigures: [role_work]")
    yaml = yaml.replace("[municipality.name]", "[municipality.name, computed.role_work]")

    assert read_kind(write_kind(tmp_path, yaml, "{{ name }}"), LETTERHEADS).figures == ("role_work",)
