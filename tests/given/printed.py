"""Documents as PDF: one with a text in every place where a value can stand, and what its pages say."""

from datetime import date

from tenderkit.model.papers.document import (
    BulletList,
    CrossReference,
    Document,
    FieldType,
    Form,
    FormField,
    Heading,
    Inlines,
    Notice,
    OpenQuestion,
    Paragraph,
    RequirementText,
    SignatureLine,
    Signatures,
    Table,
    Text,
)
from tenderkit.writers.pdf.looks import PdfLooks
from tenderkit.writers.pdf.pdf_writer import SetPdf, write_pdf
from tenderkit.writers.pdf.values import Pages

DAY = date(2027, 3, 1)


def as_pages(document: Document) -> Pages:
    return Pages(document, PdfLooks())


def set_pdf(document: Document) -> SetPdf:
    return write_pdf([as_pages(document)], document.title, DAY)


def full_of(value: str) -> Document:
    """A document with the value in every place that a value can reach, plain, strong and in italics."""
    said: Inlines = (Text(value), Text(value, strong=True, emphasis=True))
    numbered = BulletList(((Paragraph(said),), (Paragraph(said),)), ordered=True)
    return Document(
        kind="prov",
        title="Provet",
        facts={
            "authority_name": value,
            "unit": value,
            "registration_number": value,
            "document_title": value,
            "case_title": value,
        },
        blocks=(
            Notice(value, (said,)),
            Heading(1, "1", said, "a"),
            Paragraph((*said, OpenQuestion(value), CrossReference("a", value))),
            RequirementText("a.k1", "1.1", said),
            BulletList(((Paragraph(said), numbered),)),
            Table(value, ((Text("Fråga"),), (Text("Svar"),)), ((said, said), (said, said)), (30, 70)),
            Form(
                value,
                (
                    FormField("ett", value, FieldType.TEXT, value, (), value),
                    FormField("tva", value, FieldType.CHECKBOX, "ja"),
                    FormField("tre", value, FieldType.LIST, "", (value, "nej")),
                    FormField("fyra", value, FieldType.LONG_TEXT),
                ),
            ),
            Signatures(((said, (SignatureLine(value, value), SignatureLine(value))), (said, (SignatureLine(value),)))),
        ),
        clauses=(),
        requirements=(),
        questions=(),
        own_data=(("tenderkit-prov", value),),
    )


def long_table(rows: int, cell: str = "en cell med några ord i", column: str = "Kolumn") -> Document:
    """A table that goes on over pages."""
    table = Table(
        "Tabellen",
        ((Text(column),), (Text("Innehåll"),)),
        tuple(((Text(f"rad {number}"),), (Text(cell),)) for number in range(1, rows + 1)),
        (30, 70),
    )
    return Document(
        "prov", "Provet", {"authority_name": "Provkommun"}, (Heading(1, "", (Text("Provet"),)), table), (), (), ()
    )
