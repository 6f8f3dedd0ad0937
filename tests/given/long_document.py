"""A document as long and as varied as a real one: every block, references both ways, several pages."""

from collections.abc import Iterator
from itertools import count

from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseRef,
    ClauseText,
    CrossReference,
    Document,
    Heading,
    Inline,
    Inlines,
    Notice,
    Numbering,
    OpenQuestion,
    Paragraph,
    RequirementText,
    Table,
    Text,
)

TITLES = {
    "syfte": "Syfte",
    "definitioner": "Definitioner",
    "malgrupp": "Målgrupp",
    "dialog-genomforande": "Sysselsättningsdialog",
    "platser-antal": "Antal platser",
    "plats-raknas": "När en plats räknas som fullgjord, och vad som gäller när en placering avbryts i förtid",
    "arbetsratt": "Arbetsrätt och arbetsmiljö",
    "uppfoljning": "Uppföljning och rapportering",
    "vite": "Vite",
}
_AMOUNT = OpenQuestion("Hur stort är vitet för en plats som saknas?")
_FACTS = {
    "authority_name": "Östersunds kommun",
    "unit": "Teknisk förvaltning",
    "registration_number": "TF 2026/412",
    "document_title": "Sysselsättningskrav",
    "case_title": "Väghyveln",
}


def long_document(numbering: Numbering = Numbering.DECIMAL, start: tuple[int, ...] = (5, 3)) -> Document:
    """The same words in each numbering; with `ama_af` only the section has a code, with `none` nothing has a number."""
    clauses = tuple(ClauseRef(clause, "1.2.0", title, "0f" * 32, "published") for clause, title in TITLES.items())
    return Document(
        kind="kravavsnitt",
        title="Sysselsättningskrav – Väghyveln",
        facts=_FACTS,
        blocks=tuple(_Section(numbering, start).blocks(clauses)),
        clauses=clauses,
        requirements=(),
        questions=(_AMOUNT.question,),
        numbering=numbering,
        start=start,
    )


def words(text: str) -> Inlines:
    return (Text(text),)


class _Section:
    """Numbers as assembly would set them."""

    def __init__(self, numbering: Numbering, start: tuple[int, ...]) -> None:
        self._counts = numbering not in (Numbering.AMA_AF, Numbering.NONE)
        decimal = ".".join(map(str, start))
        self._number = {Numbering.AMA_AF: "AFC.346", Numbering.NONE: ""}.get(numbering, decimal)
        self._ids = list(TITLES)

    def blocks(self, clauses: tuple[ClauseRef, ...]) -> Iterator[Block]:
        yield Notice("Öppna frågor", ((_AMOUNT,), (Text("Se "), self._see("vite"), Text("."))))
        yield Heading(1, self._number, words("Särskilda kontraktsvillkor om sysselsättning"))
        yield Paragraph(words(_INTRODUCTION))
        yield _values()
        for clause in clauses:
            yield ClauseText(clause, tuple(self._clause(clause)))
        yield Heading(2, self._below(len(clauses) + 1), words("Klausuler i avsnittet"))
        yield Paragraph(words("Avsnittet är sammansatt av klausuler. Varje klausul har en version."))
        rows = tuple((words(clause.id), words(clause.title), words(clause.version)) for clause in clauses)
        yield Table(
            "Klausuler och versioner", (words("Klausul"), words("Rubrik"), words("Version")), rows, (30, 55, 15)
        )

    def _clause(self, clause: ClauseRef) -> Iterator[Block]:
        position = self._ids.index(clause.id) + 1
        yield Heading(2, self._below(position), words(clause.title), clause.id)
        yield Paragraph(
            words("Bestämmelserna i detta avsnitt gäller under hela avtalstiden, även när en option används.")
        )
        turn = count(1)
        yield from (self._requirement(clause.id, (position, next(turn)), said) for said in self._sentences(clause.id))
        if clause.id == "plats-raknas":
            yield from _lists()
            yield RequirementText(
                f"{clause.id}.k9", self._below(position, next(turn)), words("Ersättning sker inom 6 veckor.")
            )
            yield from self._deep_headings(position, next(turn))

    def _deep_headings(self, position: int, turn: int) -> Iterator[Block]:
        yield Heading(3, self._below(position, turn), words("Avbrott"))
        yield self._requirement("plats-raknas", (position, turn, 1), words("Ett avbrott anmäls skriftligt."))
        yield Heading(4, self._below(position, turn, 2), words("Avbrott som leverantören inte råder över"))
        yield self._requirement("plats-raknas", (position, turn, 2, 1), words("Platsen räknas då som fullgjord."))
        yield Heading(3, "", words("Upplysning utan nummer"))
        yield Paragraph((Text("Jämför "), self._see("syfte"), Text(" och "), self._see("vite"), Text(".")))

    def _requirement(self, clause: str, place: tuple[int, ...], said: Inlines) -> RequirementText:
        return RequirementText(f"{clause}.k{place[-1]}", self._below(*place), said)

    def _sentences(self, clause: str) -> Iterator[Inlines]:
        yield (Text("Entreprenören ska erbjuda minst "), Text("4 platser", strong=True), Text(f". {_LONG}"))
        yield (
            Text("Påföljden framgår av "),
            self._see("vite"),
            Text(". Se också "),
            self._see("plats-raknas"),
            Text("."),
        )
        if clause == "vite":
            yield (Text("Vitet är "), _AMOUNT, Text(" för varje plats som "), Text("saknas", emphasis=True), Text("."))

    def _see(self, clause: str) -> Inline:
        number = self._below(self._ids.index(clause) + 1)
        return CrossReference(clause, f"avsnitt {number} {TITLES[clause]}" if number else f"avsnittet {TITLES[clause]}")

    def _below(self, *place: int) -> str:
        return ".".join([self._number, *map(str, place)]) if self._counts else ""


_INTRODUCTION = (
    "Villkoren i detta avsnitt är särskilda kontraktsvillkor enligt 17 kap. 1 § lagen (2016:1145) om offentlig "
    "upphandling. De gäller hur avtalet fullgörs och prövas inte vid utvärderingen av anbud."
)
_LONG = (
    "Platserna ska vara öppna för personer som står långt från arbetsmarknaden och hållas öppna i minst fyra veckor "
    "från den dag då entreprenören skriftligen har meddelat myndigheten att de finns."
)


def _values() -> Table:
    """Long enough to run over a page in its lower half."""
    rows = [("Antal platser", "4 platser"), ("Former", "anställning eller praktik"), ("Kortaste tid", "3 månader")]
    rows += [
        ("Omfattning", "75 procent av heltid"),
        ("Start", "senast 6 månader efter avtalsstart\nräknat från 1 mars 2027"),
    ]
    cells = tuple((words(name), words(value)) for name, value in rows)
    return Table(
        "Villkoren i korthet", (words("Villkor"), words("Värde")), (*cells, (words("Vite"), (_AMOUNT,))), (35, 65)
    )


def _lists() -> Iterator[Block]:
    inner = BulletList(((Paragraph(words("på heltid")),), (Paragraph(words("på minst 75 procent av heltid")),)))
    steps = BulletList(((Paragraph(words("skriftligt påpekande")),), (Paragraph(words("rättelse")),)), ordered=True)
    yield Paragraph(words("En plats är fullgjord när någon har haft"))
    yield BulletList(
        (
            (Paragraph(words("anställning")), inner),
            (Paragraph(words("praktik")), Paragraph(words("Praktiken följer en skriftlig plan.")), steps),
        )
    )
    yield Paragraph(words("Brister hanteras i denna ordning:"))
    yield BulletList(
        ((Paragraph(words("skriftligt påpekande")),), (Paragraph(words("rättelse")),), (Paragraph(words("vite")),)),
        ordered=True,
    )
