from io import StringIO

from rich.console import Console

from tenderkit.cli.rich_report import renderables
from tenderkit.model.papers.document import BulletList, Chart
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table


def shown(width: int = 80) -> str:
    document = report(
        "Läget",
        [
            report_paragraph("⟦supplier⟧ ska [b]inte[/b] [om law == LOU]alltid[slut]."),
            report_table("Klausuler", ("Klausul", "Version"), [("dialog-overenskommelse", "1.0.0")], (50, 50)),
        ],
    )
    console = Console(file=StringIO(), width=width, highlight=False)
    for renderable in renderables(document):
        console.print(renderable)
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def test_a_report_is_set_out_with_its_words_as_they_stand() -> None:
    assert "⟦supplier⟧ ska [b]inte[/b] [om law == LOU]alltid[slut]." in shown()
    assert "dialog-overenskommelse" in shown()


def test_a_narrow_terminal_wraps_and_loses_nothing() -> None:
    assert "…" not in shown(24)
    letters = "".join(character for character in shown(24) if character.isalnum() or character in "-.")
    assert "dialog-ov" in letters
    assert "1.0.0" in letters


def test_lists_and_charts_are_shown_in_words() -> None:
    chart = Chart("Så växer vitet", "Vitet är 50 000 kronor.", "Platser", "Kronor", ())
    document = report("Vite", [BulletList(((report_paragraph("ett"),), (report_paragraph("två"),))), chart])
    console = Console(file=StringIO(), width=80, highlight=False)

    for renderable in renderables(document):
        console.print(renderable)

    file = console.file
    assert isinstance(file, StringIO)
    assert "- ett" in file.getvalue()
    assert "Diagram: Så växer vitet. Vitet är 50 000 kronor." in file.getvalue()
