"""What is told of a municipality's own template, in every part of it, beyond what would stop a build."""

import os
from pathlib import Path

import pytest

from given.letterhead import LETTERHEADS, STYLES, TEMPLATE, parts_of
from given.municipality import municipality, own_letterhead
from judges.word_files import paragraph, relationship, run, text_box
from tenderkit.problems import Problem, RefusedError
from tenderkit.workflows.template.lint_template import lint_folder, lint_template
from tenderkit.writers.word.package import zip_parts

BODY, HEADER, TYPES = "word/document.xml", "word/header1.xml", "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
PARTS = parts_of(TEMPLATE.read_bytes())
NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def _dressed(looks: str, words: str, style: str = "") -> str:
    worn = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{worn}<w:r><w:rPr>{looks}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def _with(part: str, xml: str, more: dict[str, bytes] | None = None, of: dict[str, bytes] = PARTS) -> dict[str, bytes]:
    """A shipped template with more at the beginning of its body or of its first header."""
    text = of[part].decode()
    root, opening = ("<w:document ", "<w:body>") if part == BODY else ("<w:hdr ", "<w:tbl>")
    content = f"{opening}{xml}" if part == BODY else f"{xml}{opening}"
    assert opening in text
    text = text.replace(opening, content, 1).replace(root, f"{root}{_undeclared(text)} ", 1)
    return of | {part: text.encode()} | (more or {})


def _undeclared(text: str) -> str:
    return " ".join(each for each in NAMESPACES.split() if each.partition("=")[0] + "=" not in text)


def _linted(folder: Path, parts: dict[str, bytes], name: str = "mall.docx") -> tuple[Problem, ...]:
    (folder / name).write_bytes(zip_parts(parts))
    return lint_template(folder / name)


def _styles(old: str, new: str) -> dict[str, bytes]:
    assert old in PARTS[STYLES].decode()
    return PARTS | {STYLES: PARTS[STYLES].decode().replace(old, new, 1).encode()}


HIDDEN, WHITE, TINY = "<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'


@pytest.mark.parametrize(
    "looks", [pytest.param(HIDDEN, id="hidden"), pytest.param(WHITE, id="white"), pytest.param(TINY, id="of one point")]
)
@pytest.mark.parametrize("part", [BODY, HEADER])
def test_text_that_nobody_sees_is_told_wherever_it_stands(tmp_path: Path, part: str, looks: str) -> None:
    problems = _linted(tmp_path, _with(part, _dressed(looks, "Hemlig rad")))

    told = [problem for problem in problems if problem.message.code == "TK-T090"]
    assert [(problem.gravity.value, problem.line) for problem in told] == [("warning", 1)]
    assert f"({part} › ¶ 1 ”Hemlig rad”)" in told[0].message.what


@pytest.mark.parametrize(
    "looks",
    [
        pytest.param('<w:vanish w:val="0"/>', id="not hidden after all"),
        pytest.param(f'{WHITE}<w:shd w:val="clear" w:fill="1F4E5F"/>', id="white on a colour"),
        pytest.param('<w:sz w:val="14"/>', id="small"),
    ],
)
def test_text_that_can_be_read_is_not_called_hidden(tmp_path: Path, looks: str) -> None:
    assert _linted(tmp_path, _with(HEADER, _dressed(looks, "Synlig rad"))) == ()


def test_text_that_a_style_hides_is_told(tmp_path: Path) -> None:
    parts = _with(HEADER, _dressed("", "Hemlig rad", "Dold"))
    style = '<w:style w:type="paragraph" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>'
    parts[STYLES] = parts[STYLES].replace(b"</w:styles>", f"{style}</w:styles>".encode())

    assert [problem.message.code for problem in _linted(tmp_path, parts)] == ["TK-T090"]


def test_a_finding_in_a_text_box_is_told_once_with_the_heading_above_it(tmp_path: Path) -> None:
    body = paragraph("Om oss", style="Heading1") + f"<w:p>{text_box(_dressed(HIDDEN, 'Hemlig rad'))}</w:p>"

    told = [each for each in _linted(tmp_path, _with(BODY, body)) if each.message.code == "TK-T090"]

    (problem,) = told
    assert "(word/document.xml › Om oss › ¶ 3 ”Hemlig rad”)" in problem.message.what


def test_words_typed_into_the_body_or_a_footnote_are_told_since_html_lacks_them(tmp_path: Path) -> None:
    footnote = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">{paragraph("Se hemsidan")}</w:footnote></w:footnotes>'
    kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
    parts = PARTS | {
        "word/footnotes.xml": footnote.encode(),
        TYPES: PARTS[TYPES].replace(b"</Types>", kind),
        RELATIONS: PARTS[RELATIONS].replace(
            b"</Relationships>", (relationship("footnotes", "footnotes.xml", "rId90") + "</Relationships>").encode()
        ),
    }

    (problem,) = _linted(tmp_path, parts)

    assert (problem.message.code, problem.line) == ("TK-T050", 1)
    assert "word/footnotes.xml › ¶ 1 ”Se hemsidan”" in problem.message.what


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(f'<w:p><w:ins w:id="7" w:author="Kim">{run("Nytt")}</w:ins></w:p>', id="new words"),
        pytest.param(
            '<w:p><w:del w:id="7" w:author="Kim"><w:r><w:delText>Nytt</w:delText></w:r></w:del></w:p>',
            id="struck words",
        ),
        pytest.param(
            f'<w:p><w:pPr><w:pPrChange w:id="7" w:author="Kim"><w:pPr/></w:pPrChange></w:pPr>{run("Nytt")}</w:p>',
            id="new looks",
        ),
    ],
)
def test_a_tracked_change_is_told_once_and_not_by_whom(tmp_path: Path, change: str) -> None:
    problems = _linted(tmp_path, _with(HEADER, change))

    assert [problem.message.code for problem in problems] == ["TK-T091"]
    assert "word/header1.xml › ¶ 1 ”Nytt”" in str(problems[0])
    assert "Kim" not in str(problems[0])


def _picture(described: str) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1"{described}/></wp:inline></w:drawing></w:r></w:p>'


def test_a_picture_without_a_text_alternative_is_told(tmp_path: Path) -> None:
    silent, told = _with(HEADER, _picture("")), _with(HEADER, _picture(' descr="Kommunens vapen"'))

    assert [problem.message.code for problem in _linted(tmp_path, silent)] == ["TK-T092"]
    assert _linted(tmp_path, told) == ()


def test_a_linked_picture_is_told_at_the_paragraph_that_shows_it(tmp_path: Path) -> None:
    linked = f'<w:p>{run("Logotyp")}<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bild 1" descr="Vapen"/><a:blip r:link="rId90"/></wp:inline></w:drawing></w:r></w:p>'
    relation = relationship("image", "https://kommunen.example/logo.png", "rId90", "External").encode()
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + relation
        + b"</Relationships>"
    )

    (problem,) = _linted(tmp_path, _with(HEADER, linked, {"word/_rels/header1.xml.rels": relations}))

    assert (problem.message.code, problem.line) == ("TK-P031", 1)
    assert (
        "word/header1.xml › ¶ 1 ”Logotyp” hämtar något utanför filen (image: https://kommunen.example/logo.png)"
        in problem.message.what
    )


def test_faults_of_the_package_do_not_hide_those_of_the_tags(tmp_path: Path) -> None:
    parts = _with(HEADER, paragraph("{{ autority_name }}"))
    relation = relationship("attachedTemplate", "file:///C:/a.dotm", "rId90", "External").encode()
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation + b"</Relationships>")

    problems = _linted(tmp_path, parts)

    assert [problem.message.code for problem in problems] == ["TK-P031", "TK-T085"]
    assert "menade du authority_name?" in problems[1].message.what


@pytest.mark.parametrize("name", ["requirement.penalty.amount", "remedy_days"])
def test_a_fact_that_a_letterhead_may_not_print_is_told_as_such(tmp_path: Path, name: str) -> None:
    (problem,) = _linted(tmp_path, _with(HEADER, paragraph(f"Vite {{{{ {name} }}}}")))

    assert problem.message.code == "TK-T086"
    assert f"{name} är en uppgift i ärendet" in problem.message.what
    assert "authority_name" in problem.message.remedy


def test_styles_that_forms_need_are_missed(tmp_path: Path) -> None:
    (problem,) = _linted(tmp_path, _styles('w:val="Signeringsrad"', 'w:val="Egen rad"'))

    assert (problem.message.code, problem.gravity.value) == ("TK-T088", "warning")
    assert "Signeringsrad" in problem.message.what


def test_a_list_that_headings_share_with_numbered_points_is_told(tmp_path: Path) -> None:
    spacing = '<w:spacing w:before="360"'
    shared = _styles(spacing, f'<w:numPr><w:numId w:val="2"/></w:numPr>{spacing}')

    (problem,) = _linted(tmp_path, shared)

    assert problem.message.code == "TK-T089"
    assert "formatmallen List Number används också av heading 1" in problem.message.what


def test_a_numbered_paragraph_of_the_template_is_told(tmp_path: Path) -> None:
    numbered = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>{run("Enhet")}</w:p>'

    (problem,) = _linted(tmp_path, _with(HEADER, numbered))

    assert problem.message.code == "TK-T089"
    assert "word/header1.xml › ¶ 1 ”Enhet”" in problem.message.what


def test_a_folder_is_linted_with_every_kind_and_word_file_below_it(tmp_path: Path) -> None:
    municipality(
        tmp_path,
        own_letterhead(TEMPLATE.read_bytes(), "bolaget")
        | {
            "templates/brev.docm": zip_parts(PARTS),
            "templates/~$brev.docx": b"",
            "templates/eget/document.yaml": "format: 1\n",
        },
    )
    (tmp_path / "bibliotek" / "templates" / "gammal.docx").write_bytes(b"Brev")

    problems = lint_folder(tmp_path / "bibliotek")

    assert [(problem.file.name, problem.message.code) for problem in problems] == [
        *(("document.yaml", "TK-C001") for problem in problems if problem.file.name == "document.yaml"),
        ("gammal.docx", "TK-P002"),
    ]


def test_a_kind_may_name_a_letterhead_in_the_same_folder(tmp_path: Path) -> None:
    shipped = TEMPLATE.parents[2] / "kravavsnitt"
    for name in ("document.yaml", "text.md"):
        text = (shipped / name).read_text("utf-8").replace("letterhead: myndighet", "letterhead: bolaget")
        (tmp_path / "kravavsnitt").mkdir(exist_ok=True)
        (tmp_path / "kravavsnitt" / name).write_text(text, "utf-8")
    (tmp_path / "letterheads" / "bolaget").mkdir(parents=True)
    (tmp_path / "letterheads" / "bolaget" / "template.docx").write_bytes(TEMPLATE.read_bytes())

    assert lint_folder(tmp_path) == ()


def test_a_folder_with_nothing_to_lint_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        lint_folder(tmp_path)

    assert caught.value.message.code == "TK-S008"


def test_what_travels_with_the_program_has_nothing_to_tell() -> None:
    assert lint_folder(TEMPLATE.parents[2]) == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed_to_us_is_named_and_the_rest_is_linted(tmp_path: Path) -> None:
    for name in ("stangd.docx", "oppen.docx"):
        (tmp_path / name).write_bytes(b"Brev")
    (tmp_path / "stangd.docx").chmod(0)

    assert [(each.file.name, each.message.code) for each in lint_folder(tmp_path)] == [
        ("oppen.docx", "TK-P002"),
        ("stangd.docx", "TK-C027"),
    ]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        pytest.param(_picture(' descr="Kommunens vapen"'), ["TK-T207"], id="a logo"),
        pytest.param(paragraph("Exempelköpings kommun"), ["TK-T207"], id="the municipality's name"),
        pytest.param(paragraph("{{ document_title }}"), [], id="a fact"),
        pytest.param(paragraph("Sida 1 (4)"), [], id="words about pages"),
    ],
)
def test_a_mark_of_the_municipality_in_the_employers_letterhead_is_told(
    tmp_path: Path, more: str, found: list[str]
) -> None:
    """The authority's letterhead, with the very same in it, is the municipality's own."""
    for name in ("arbetsgivare", "myndighet"):
        shipped = parts_of((LETTERHEADS / name / "template.docx").read_bytes())
        place = tmp_path / "templates" / "letterheads" / name
        place.mkdir(parents=True)
        (place / "template.docx").write_bytes(zip_parts(_with(HEADER, more, of=shipped)))

    problems = lint_folder(tmp_path / "templates")

    assert [(each.file.parent.name, each.message.code) for each in problems] == [
        ("arbetsgivare", code) for code in found
    ]
