"""How long the requirements sections of the samples are, in each length that their clauses have, and what they may come to.

python tools/measure_sections.py [--pages] [--clauses] [SAMPLE…]    prints a table; exit 1 if a figure is over its limit

Words are those of the section: neither its numbers nor what the file says about itself. LIX and the longest sentence are
of whole sentences, as they are built. Pages are LibreOffice's, and are counted only when they are asked for. `--clauses` adds the words and requirements of each clause.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.case import Requirement
from tenderkit.model.case.choices import ContractForm, TextLength
from tenderkit.model.papers.document import Block, ClauseText, Document, RequirementText
from tenderkit.readers.language.language_parser import language_of, read_language_files
from tenderkit.rules.language.readability import counted_words, is_whole, lix, sentences
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind, load_template
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.lines import block_lines, flatten

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|K\d+|[-–•]) ")
_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
_NO_SOFFICE = 5


class Limits(Struct, frozen=True):
    """The most that a section may come to; `None` is no limit."""

    words: int
    pages: int
    numbered: int | None = None


LIMITS = {
    ("dialogue", TextLength.SHORT): Limits(750, 2, 10),
    ("dialogue", TextLength.FULL): Limits(1700, 5),
    ("places", TextLength.SHORT): Limits(1300, 4, 18),
    ("places", TextLength.FULL): Limits(2900, 9),
    ("both", TextLength.SHORT): Limits(1700, 5, 26),
    ("both", TextLength.FULL): Limits(3600, 11),
}
"""By what is required; sections of the second edition are held to them."""


class Section(Struct, frozen=True):
    """One section as it was built, and the case that it was built from. `length` is `None` where its clauses have one text only."""

    name: str
    length: TextLength | None
    asks_for: str
    document: Document
    sound: SoundCase


class Measure(Struct, frozen=True):
    """What a reader has before him; `pages` is 0 where nobody counted them."""

    words: int
    numbered: int
    lix: float
    longest: int
    longest_sentence: str
    pages: int = 0


def sections_of(sample: Path) -> Iterator[Section]:
    """Each section of a sample, in both lengths where they differ."""
    sound = load_sound_case(sample)
    short, full = (_composed(sound, length) for length in (TextLength.SHORT, TextLength.FULL))
    for in_short, in_full in zip(short, full, strict=True):
        if in_short.document == in_full.document:
            yield replace(in_full, length=None)
        else:
            yield from (in_short, in_full)


def _composed(sound: SoundCase, length: TextLength) -> tuple[Section, ...]:
    asked = replace(sound, case=sound.case.model_copy(update={"text": length}))
    kind = load_kind(asked, QUOTED_KIND)
    return tuple(
        Section(
            each.name,
            length,
            _asks_for(each.to_be.lot.requirement if each.to_be.lot else None, asked),
            each.composition.document,
            asked,
        )
        for each in compose_documents(KindOfCase(asked, kind))
    )


def _asks_for(own: Requirement | None, sound: SoundCase) -> str:
    """`dialogue` and nothing more, `places` of one contract, or `both` of a framework agreement; '' else, which has no limits."""
    requirement, form = own or sound.case.requirement, sound.case.contract.form
    if requirement.places is None:
        return "dialogue" if requirement.dialogue and requirement.dialogue.agreement is None else ""
    if requirement.dialogue is None:
        return "places" if form is ContractForm.CONTRACT else ""
    return "both" if form is ContractForm.FRAMEWORK_AGREEMENT else ""


def measure(document: Document) -> Measure:
    """The figures of one built section."""
    lines = _lines(document.blocks)
    said = [sentence for line in lines for sentence in sentences(line)]
    whole = [sentence for sentence in said if is_whole(sentence)]
    longest = max(said, key=lambda sentence: len(counted_words(sentence)))
    return Measure(
        words=_count(lines),
        numbered=len(document.requirements),
        lix=lix("\n".join(whole)).value,
        longest=len(counted_words(longest)),
        longest_sentence=longest,
    )


def _clause_rows(document: Document) -> Iterator[str]:
    for text in document.blocks:
        if isinstance(text, ClauseText):
            lines = _lines(text.blocks)
            numbered = sum(isinstance(block, RequirementText) for block in flatten(text.blocks))
            yield f"  {text.clause.id:51} {_count(lines):5} {numbered:5}"


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [_NUMBER.sub("", line.strip()) for block in flatten(blocks) for line in block_lines(block)]


def _count(lines: list[str]) -> int:
    return sum(len(counted_words(line)) for line in lines)


def count_pages(section: Section, printed: Callable[[Path], Path] | None = None) -> int:
    """As LibreOffice prints the Word file; `printed` gives the PDF of one, where a LibreOffice is at hand already."""
    kind = load_kind(section.sound, QUOTED_KIND)
    template = load_template(section.sound, kind)
    with tempfile.TemporaryDirectory() as name:
        word = Path(name, "avsnitt.docx")
        word.write_bytes(render_document(section.document, ".docx", lambda: template, (".docx",)))
        return len(_PAGE.findall((printed or _printed)(word).read_bytes()))


def _printed(word: Path) -> Path:
    profile = f"-env:UserInstallation={(word.parent / 'profile').as_uri()}"
    command = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(word.parent), str(word))
    subprocess.run(command, check=True, capture_output=True)
    return word.with_suffix(".pdf")


def over_the_limits(section: Section, found: Measure) -> Iterator[str]:
    """What is longer or harder than it may be, in a section of the second edition."""
    later = language_of([file.file for file in read_language_files((ROOT / "clauses",))]).later
    if section.length is None or later is None:
        return
    limits = LIMITS.get((section.asks_for, section.length))
    figures: list[tuple[str, int, int | None]] = [
        ("LIX", round(found.lix), later.lix),
        ("longest sentence", found.longest, later.sentence_words),
    ]
    if limits is not None:
        figures = [
            ("words", found.words, limits.words),
            ("numbered", found.numbered, limits.numbered),
            ("pages", found.pages, limits.pages),
            *figures,
        ]
    for name, figure, most in figures:
        if most is not None and figure > most:
            yield f"{name} {figure} > {most}"


def main(arguments: list[str]) -> int:
    wanted = [argument for argument in arguments if not argument.startswith("--")]
    with_pages, with_clauses = "--pages" in arguments, "--clauses" in arguments
    if with_pages and shutil.which("soffice") is None:
        print("soffice is missing: install LibreOffice Writer, or leave out --pages", file=sys.stderr)
        return _NO_SOFFICE
    is_over = False
    print(f"{'section':46} {'length':6} {'words':>5} {'numb.':>5} {'LIX':>5} {'long.':>5} {'pages':>5}  over")
    for sample in sample_folders(wanted):
        for section in sections_of(sample):
            found = measure(section.document)
            if with_pages:
                found = replace(found, pages=count_pages(section))
            over = tuple(over_the_limits(section, found))
            is_over = is_over or bool(over)
            print(_row(sample, section, found, over))
            if with_clauses:
                print("\n".join(_clause_rows(section.document)))
    return int(is_over)


def sample_folders(wanted: list[str]) -> Iterator[Path]:
    """Those that were named, else all that hold a case."""
    names = wanted or sorted(path.parent.name for path in SAMPLES.glob("*/upphandling.yaml"))
    return (SAMPLES / name for name in names)


def _row(sample: Path, section: Section, found: Measure, over: tuple[str, ...]) -> str:
    name = f"{sample.name} {section.name} ({section.asks_for or 'other'})"
    length = section.length.value if section.length else "only"
    figures = f"{found.words:5} {found.numbered:5} {found.lix:5.1f} {found.longest:5} {found.pages or '–':>5}"
    return f"{name:46} {length:6} {figures}  {'; '.join(over)}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
