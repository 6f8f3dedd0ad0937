"""Write the page's English words: gather every sentence that it says, keep the English that stands, compile it.

`python tools/write_page_words.py` updates `django.po`, where a sentence without English is left empty to be filled in, and makes `django.mo` of it.
Both hold no day and no line numbers, so that the same words give the same bytes. A file that a merge has left with marks in it is read all the
same: run it, and see that nothing is without English.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KINDS = ROOT / "templates"
TEMPLATES = ROOT / "src" / "tenderkit" / "web" / "templates"
WORDS = ROOT / "src" / "tenderkit" / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "ngettext": (1, 2),
    "_": None,
}
_HEAD = "# The page in English. The Swedish sentence is the key; `tools/write_page_words.py` gathers them and compiles this file.\n"
_OF_A_MERGE = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
_PLURALS = "(n != 1)"

Sentence = str | tuple[str, ...]


class _Timeless(Catalog):
    """Babel's own head tells of the day and of its version."""

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Plural-Forms", f"nplurals=2; plural={_PLURALS};"),
        ]

    mime_headers = property(_get_mime_headers)  # what writes the file asks for no more


def sentences_of_templates() -> set[Sentence]:
    """What the templates say in Swedish; a pair where one and several are said otherwise."""
    return {sentence for file in sorted(TEMPLATES.rglob("*.html")) for sentence in _of_template(file)}


def sentences_of_questions() -> set[Sentence]:
    """The titles, explanations and choices of every question, block and part that the page asks for, and of every event."""
    from tenderkit.web.shown.question_words import swedish_question_words

    return set(swedish_question_words())


def sentences_of_kinds() -> set[Sentence]:
    """Why a document of ours can't be written yet, which the page of documents tells."""
    return {sentence for file in sorted(KINDS.glob("*/document.yaml")) for sentence in _why_it_waits(file)}


def with_every_sentence(standing: Catalog) -> Catalog:
    """The same English for every sentence that there is, in the order of the sentences."""
    found = Catalog(locale="en", domain="django", header_comment=_HEAD.rstrip("\n"))
    for sentence in sorted(sentences_of_templates() | sentences_of_questions() | sentences_of_kinds(), key=str):
        key = sentence if isinstance(sentence, str) else sentence[0]
        known = standing.get(key)
        found.add(sentence, known.string if known is not None and known.string else None)
    return found


def as_po(words: Catalog) -> bytes:
    """The file of words."""
    written = BytesIO()
    write_po(written, words, width=0, ignore_obsolete=True, omit_header=True, sort_output=False, no_location=True)
    head = f'{_HEAD}msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural={_PLURALS};\\n"\n\n'
    return head.encode() + written.getvalue()


def as_mo(words: Catalog) -> bytes:
    """The same as the program reads it."""
    written, timeless = BytesIO(), _Timeless(locale="en", domain="django")
    for each in words:
        if each.id:
            timeless.add(each.id, each.string)
    write_mo(written, timeless)
    return written.getvalue()


def read_words() -> Catalog:
    """The file as it stands."""
    if not WORDS.exists():
        return Catalog(locale="en", domain="django")
    lines = WORDS.read_bytes().splitlines(keepends=True)
    return read_po(
        BytesIO(b"".join(each for each in lines if not each.startswith(_OF_A_MERGE))), locale="en", domain="django"
    )


def _of_template(file: Path) -> Iterator[Sentence]:
    from django.utils.translation.template import templatize

    python = templatize(file.read_text("utf-8"), origin=str(file))
    for _, message, _, _ in extract("python", BytesIO(python.encode()), _KEYWORDS):
        yield message if isinstance(message, str) else tuple(message)


def _why_it_waits(file: Path) -> Iterator[Sentence]:
    from tenderkit.readers.yaml.yaml_reader import read_yaml

    kind = read_yaml(file).data
    needs = kind.get("needs")
    told = [*(needs if isinstance(needs, list) else ()), kind.get("otherwise")]
    yield from (" ".join(str(each["says"]).split()) for each in told if isinstance(each, dict) and "says" in each)


def _set_up() -> None:
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)


def without_english(words: Catalog) -> list[str]:
    """The sentences that nobody has said in English yet."""
    return [str(each.id) for each in words if each.id and not all(_said(each.string))]


def _said(words: object) -> list[object]:
    return list(words) if isinstance(words, tuple | list) else [words]


if __name__ == "__main__":
    _set_up()
    words = with_every_sentence(read_words())
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    WORDS.write_bytes(as_po(words))
    WORDS.with_suffix(".mo").write_bytes(as_mo(words))
    print(f"{len(words)} sentences, {len(without_english(words))} without English")
