"""Small documents for the tests of the writers."""

from msgspec.structs import replace

from tenderkit.model.papers.document import (
    BulletList,
    ClauseRef,
    ClauseText,
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
    RequirementRow,
    RequirementText,
    SignatureLine,
    Signatures,
    Table,
    Text,
)


def words(text: str) -> Inlines:
    return (Text(text),)


PLACES = ClauseRef("antal-platser", "1.0.0", "Antal platser", "ab" * 32, "published")
PENALTY = ClauseRef("vite", "2.1.0", "Vite", "cd" * 32, "draft")

_PLACES_REQUIREMENT = (
    Text("Entreprenören ska erbjuda minst "),
    Text("4 platser", strong=True),
    Text(" enligt "),
    CrossReference("vite", "avsnitt 5.3.2 Vite"),
    Text("."),
)
_PENALTY_REQUIREMENT = (
    Text("Vitet är "),
    OpenQuestion("Hur stort är vitet för en plats som saknas?"),
    Text(" för varje plats som saknas."),
)

EVERY_BLOCK = Document(
    kind="kravavsnitt",
    title="Sysselsättningskrav för Väghyveln",
    facts={
        "authority_name": "Östersunds kommun",
        "unit": "Teknisk förvaltning",
        "registration_number": "TF 2026/412",
        "document_title": "Sysselsättningskrav",
        "case_title": "Väghyveln",
    },
    blocks=(
        Notice(
            "Öppna frågor",
            (
                (OpenQuestion("Hur stort är vitet för en plats som saknas?"),),
                (Text("Se "), CrossReference("vite", "avsnitt 5.3.2 Vite"), Text(".")),
            ),
        ),
        Heading(1, "5.3", words("Särskilda kontraktsvillkor om sysselsättning")),
        Paragraph((Text("Villkoren gäller när "), Text("avtalet", emphasis=True), Text(" fullgörs (AB & C < D)."))),
        Table(
            "Värden i korthet",
            (words("Villkor"), words("Värde")),
            (
                (words("Antal platser"), words("4 platser")),
                (words("Vite"), (OpenQuestion("Hur stort är vitet för en plats som saknas?"),)),
            ),
            (40, 60),
        ),
        ClauseText(
            PLACES,
            (
                Heading(2, "5.3.1", words("Antal platser"), "antal-platser"),
                Paragraph(words("En plats är en anställning eller en praktikplats.")),
                RequirementText("antal-platser.k1", "5.3.1.1", _PLACES_REQUIREMENT),
                Paragraph(words("Som plats räknas")),
                BulletList(
                    (
                        (Paragraph(words("anställning")), BulletList(((Paragraph(words("på heltid")),),))),
                        (Paragraph(words("praktik")),),
                    )
                ),
                RequirementText("antal-platser.k2", "5.3.1.2", words("Platserna ska vara tillsatta inom 6 månader.")),
            ),
        ),
        ClauseText(
            PENALTY,
            (
                Heading(2, "5.3.2", words("Vite"), "vite"),
                RequirementText("vite.k1", "5.3.2.1", _PENALTY_REQUIREMENT),
                Heading(3, "", words("Så krävs vitet")),
                BulletList(
                    ((Paragraph(words("skriftligt påpekande")),), (Paragraph(words("rättelse")),)), ordered=True
                ),
            ),
        ),
        Heading(2, "5.3.3", words("Klausuler i avsnittet")),
        Table(
            "Klausuler och versioner",
            (words("Klausul"), words("Rubrik"), words("Version")),
            (
                (words("antal-platser"), words("Antal platser"), words("1.0.0")),
                (words("vite"), words("Vite"), words("2.1.0")),
            ),
            (40, 40, 20),
        ),
    ),
    clauses=(PLACES, PENALTY),
    requirements=(
        RequirementRow(
            "antal-platser.k1",
            "5.3.1.1",
            "Entreprenören ska erbjuda minst 4 platser enligt avsnitt 5.3.2 Vite.",
            "Fler ska få arbete.",
            "Anställningsavtalet visas upp.",
            "Samordnaren frågar varje kvartal.",
            "acceptance",
        ),
        RequirementRow(
            "vite.k1",
            "5.3.2.1",
            "Vitet är [BEKRÄFTA: Hur stort är vitet för en plats som saknas?] för varje plats som saknas.",
            "Kravet ska få verkan.",
            "",
            "",
            "none",
        ),
    ),
    questions=("Hur stort är vitet för en plats som saknas?",),
    start=(5, 3),
)

FORM = Form(
    "Plan för rekryteringen",
    (
        FormField(
            "vem",
            "Vem som rekryterar",
            FieldType.LIST,
            choices=("leverantören", "kommunen", "båda"),
            help="Leverantören får alltid rekrytera själv.",
        ),
        FormField("plan", "Plan", FieldType.LONG_TEXT),
        FormField("mote", "Startmöte", FieldType.DATE),
        FormField("kontakt", "Kontaktperson", FieldType.TEXT),
        FormField("facket", "Facket är informerat", FieldType.CHECKBOX),
    ),
)
SIGNATURES = Signatures(
    (
        (words("För Östersunds kommun"), (SignatureLine("Ort och datum"), SignatureLine("Namn", "Eva Ek"))),
        (words("För Väg & Berg AB"), (SignatureLine("Ort och datum"), SignatureLine("Namn"))),
    )
)


def document_saying(text: str) -> Document:
    """One document with `text` in every kind of place."""
    said = words(text)
    blocks = (
        Heading(1, "1", said),
        Paragraph(said),
        ClauseText(PLACES, (RequirementText("antal-platser.k1", "1.1", said), BulletList(((Paragraph(said),),)))),
        Table(text, (said, said), ((said, said),), (50, 50)),
        Notice(text, (said,)),
    )
    row = RequirementRow("antal-platser.k1", "1.1", text, text, text, text, "acceptance")
    return replace(EVERY_BLOCK, title=text, blocks=blocks, requirements=(row,))
