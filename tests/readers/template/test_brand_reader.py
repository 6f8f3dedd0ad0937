from pathlib import Path

import pytest

from given.pictures import png
from tenderkit.model.template.brand import Brand
from tenderkit.problems import InvalidInputError
from tenderkit.readers.template.brand_reader import read_brand


def _settings(folder: Path, text: str) -> Path:
    (folder / "logotyp.png").write_bytes(png(200, 120))
    (folder / "tenderkit.toml").write_text(f'library = "."\n{text}', "utf-8")
    return folder / "tenderkit.toml"


def test_a_brand_is_read_whole(tmp_path: Path) -> None:
    brand = read_brand(
        _settings(
            tmp_path,
            '[brand]\nlogo = "logotyp.png"\nlogo_alt = "Kommunens  vapen"\ncolour = "#7a1f3d"\nshade = "#FAF0F3"\n'
            'font = "Källa Sans 3"\nheading_font = "Källa Serif"\n',
        )
    )

    assert brand.logo is not None
    assert (brand.logo.alt, brand.logo.width) == ("Kommunens vapen", 200)
    assert (brand.colour, brand.shade) == ("7A1F3D", "FAF0F3")
    assert (brand.font, brand.heading_font) == ("Källa Sans 3", "Källa Serif")


def test_what_is_not_stated_stays_as_it_is_shipped(tmp_path: Path) -> None:
    assert read_brand(_settings(tmp_path, '[brand]\nfont = "Arial"\n')) == Brand(font="Arial")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", ["1 TK-T095"], id="no brand"),
        pytest.param("[brand]\n", ["2 TK-T095"], id="an empty brand"),
        pytest.param('brand = "blå"\n', ["2 TK-T095"], id="a brand of one word"),
        pytest.param('[brand]\ncolor = "#7A1F3D"\n', ["3 TK-L042"], id="a misspelt key"),
        pytest.param('[brand]\ncolour = "7A1F3D"\n', ["3 TK-T096"], id="no number sign"),
        pytest.param('[brand]\ncolour = "#7A1"\n', ["3 TK-T096"], id="three digits"),
        pytest.param('[brand]\ncolour = "vinrött"\n', ["3 TK-T096"], id="a colour's name"),
        pytest.param("[brand]\nshade = 16777215\n", ["3 TK-T096"], id="a number"),
        pytest.param('[brand]\ncolour = "#FECC02"\n', ["3 TK-T097"], id="yellow"),
        pytest.param('[brand]\ncolour = "#767676"\nshade = "#EEEEEE"\n', ["4 TK-T097"], id="too dark a field"),
        pytest.param('[brand]\nfont = ""\n', ["3 TK-T098"], id="no font"),
        pytest.param('[brand]\nfont = "Arial\\"/><w:x/>"\n', ["3 TK-T098"], id="markup for a font"),
        pytest.param(f'[brand]\nheading_font = "{"A" * 32}"\n', ["3 TK-T098"], id="too long a font"),
        pytest.param("[brand]\nfont = 12\n", ["3 TK-T098"], id="a size for a font"),
        pytest.param('[brand]\nlogo = "logotyp.png"\n', ["3 TK-T099"], id="a logo that nobody describes"),
        pytest.param('[brand]\nlogo = "logotyp.png"\nlogo_alt = " "\n', ["4 TK-T099"], id="an empty description"),
        pytest.param('[brand]\nlogo = "logotyp.png"\nlogo_alt = "logotyp.png"\n', ["4 TK-T099"], id="a file's name"),
        pytest.param('[brand]\nlogo = "logotyp.png"\nlogo_alt = 1\n', ["4 TK-T099"], id="a number for a description"),
        pytest.param('[brand]\nlogo = "logotyp.png"\nlogo_alt = "Vapen\\uFFFE!"\n', ["4 TK-T099"], id="no letter"),
        pytest.param('[brand]\nlogo = "saknas.png"\nlogo_alt = "Vapnet"\n', ["3 TK-T201"], id="no such file"),
        pytest.param("[brand]\nlogo = 7\nlogo_alt = 'Vapnet'\n", ["3 TK-T201"], id="a number for a file"),
        pytest.param('[brand]\nlogo = "C:\\nya\\ny.png"\n', ["3 TK-F045"], id="backslashes that TOML has eaten"),
        pytest.param(
            '[brand]\nlogo = "saknas.png"\ncolour = "röd"\nfont = "?"\nx = 1\n',
            ["4 TK-T096", "5 TK-T098", "6 TK-L042", "3 TK-T099", "3 TK-T201"],
            id="every fault at its line",
        ),
    ],
)
def test_a_brand_that_cannot_be_used_is_told_at_its_line(tmp_path: Path, text: str, found: list[str]) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_brand(_settings(tmp_path, text))

    assert [f"{problem.line} {problem.message.code}" for problem in refused.value.problems] == found
    assert all(problem.message.what and problem.message.remedy for problem in refused.value.problems)
