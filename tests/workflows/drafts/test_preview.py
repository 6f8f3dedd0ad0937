"""The text of a case that isn't finished: nothing is made up, and every question knows what answers it."""

import shutil
from pathlib import Path

import pytest

from tenderkit.model.case.choices import RequirementKind
from tenderkit.model.form.form_fields import form_fields
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml
from tenderkit.workflows.case.starter import starter_text
from tenderkit.workflows.drafts.preview import preview
from tenderkit.workflows.drafts.questions import pattern_at
from tenderkit.workflows.papers.build import build
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.writers.text_writer import write_text

SAMPLES = Path(__file__).parents[3] / "samples"


def _new(*kinds: RequirementKind, lots: bool = False) -> YamlSource:
    return parse_yaml(starter_text(kinds, lots=lots), Path("upphandling.yaml"))


def _words(source: YamlSource, folder: Path) -> str:
    return "\n".join(write_text(each.document).decode() for each in preview(source, folder).sections)


def test_a_new_case_has_its_text_from_the_first_moment(tmp_path: Path) -> None:
    words = _words(_new(RequirementKind.DIALOGUE), tmp_path)

    assert "Särskilda kontraktsvillkor om sysselsättning" in words
    assert "[BEKRÄFTA: antal månader]" in words


def test_no_example_of_ours_stands_in_the_text(tmp_path: Path) -> None:
    words = _words(_new(*RequirementKind, lots=True), tmp_path)

    examples = ["Väghyveln", "Östersund", "212000-2528", "65 000 000", "50 000", "1 mars 2027", "TF 2026/412"]
    assert [each for each in examples if each in words.replace("\u00a0", " ")] == []


def test_each_question_is_answered_by_a_question_of_the_form(tmp_path: Path) -> None:
    found = preview(_new(RequirementKind.PLACES), tmp_path)

    keys = [section.key_of(path) for section in found.sections for path in section.questions.values()]
    assert keys
    assert [key for key in keys if pattern_at(key) not in form_fields()] == []


def test_an_answer_takes_its_question_out_of_the_text(tmp_path: Path) -> None:
    text = starter_text([RequirementKind.PLACES], lots=False).replace("    count:  ", "    count: 7", 1)
    before, after = (
        _words(_new(RequirementKind.PLACES), tmp_path),
        _words(parse_yaml(text, Path("upphandling.yaml")), tmp_path),
    )

    assert "[BEKRÄFTA: antal platser]" in before
    assert "[BEKRÄFTA: antal platser]" not in after
    assert "7 platser" in after.replace("\u00a0", " ")


def test_a_case_without_a_requirement_says_what_the_text_waits_for(tmp_path: Path) -> None:
    found = preview(parse_yaml("format: 2\n", Path("upphandling.yaml")), tmp_path)

    assert found.sections == ()
    assert "varken dialogue eller places" in found.not_yet[0]


@pytest.mark.parametrize("sample", ["vaghyveln", "stadsfesten", "parkskotsel-liten"])
def test_a_finished_case_reads_as_its_documents_do(sample: str, tmp_path: Path) -> None:
    source = shutil.copytree(SAMPLES / sample, tmp_path / sample) / "upphandling.yaml"  # a build locks beside the case
    for beside in ("tenderkit.toml", "bibliotek"):
        (tmp_path / beside).symlink_to(SAMPLES / beside)

    words = _words(parse_yaml(source.read_bytes(), source), source.parent)
    built = build(source, BuildOptions(to=tmp_path / "ut"))

    texts = [file.read_text("utf-8") for file in built.files if file.suffix == ".txt"]
    assert sorted(words.split("\n\n")) != []
    assert {line for text in texts for line in text.splitlines() if line} - set(words.splitlines()) == set()


def test_a_lot_with_its_own_requirement_has_its_own_section() -> None:
    source = SAMPLES / "parkskotsel-liten" / "upphandling.yaml"

    sections = preview(parse_yaml(source.read_bytes(), source), source.parent).sections

    assert len(sections) > 1
    lot = next(each for each in sections if each.lot_at is not None)
    assert lot.key_of("requirement.places.count") == ("contract", "lots", lot.lot_at, "requirement", "places", "count")
