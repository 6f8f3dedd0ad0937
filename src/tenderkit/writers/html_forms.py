"""Forms and signature blocks on a page that is read and printed: nothing here is filled in on screen."""

from collections.abc import Callable

from tenderkit.messages import document_text
from tenderkit.model.papers.document import FieldType, Form, FormField, Inlines, SignatureLine, Signatures
from tenderkit.writers.form_words import choices_of, shown_value
from tenderkit.writers.html_page import UniqueIds, letters, lines_of_letters

# Contrast on white: quiet text 7.5:1, borders 3.3:1 (WCAG AA asks for 4.5:1 and 3:1).
FORM_STYLE = """
.form{margin:1rem 0}
.form-title,.party-name{font-weight:600;break-after:avoid}
dl{margin:0}
dt,dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.form dl{border-top:1px solid #8c8c8c}
.form dl>div{display:grid;grid-template-columns:38% 1fr;border-bottom:1px solid #8c8c8c;break-inside:avoid}
.form dt,.form dd{padding:.375rem .5rem}
.form dt{background:#f2f2f2}
.help{display:block;font-size:.875rem;color:#555}
.blank{display:block;min-height:1.75rem;padding:.125rem .375rem;border:1px solid #8c8c8c;color:#595959;font-size:.8125rem}
.tall{min-height:6rem}
.signatures{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem 2rem;margin:1.5rem 0;break-inside:avoid;break-before:avoid}
.party dl>div{display:flex;flex-direction:column-reverse;margin-top:1.25rem}
.party dd{min-height:1.75rem;border-bottom:1px solid #555}
.party dt{font-size:.875rem;color:#555}
@media (max-width:30rem){.signatures,.form dl>div{grid-template-columns:1fr}}
@media print{.form dt{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""

WordsWriter = Callable[[Inlines], str]


def form_html(form: Form, ids: UniqueIds) -> str:
    title_id = ids.take("formular")
    fields = "".join(map(_field_html, form.fields))
    return (
        f'<div class="form" role="group" aria-labelledby="{title_id}">\n'
        f'<p class="form-title" id="{title_id}">{letters(form.caption)}</p>\n<dl>\n{fields}</dl>\n</div>\n'
    )


def signatures_html(block: Signatures, ids: UniqueIds, words: WordsWriter) -> str:
    """Each label comes before its line to those who hear it, and stands below it on the page."""
    parties = "".join(_party_html(words(name), lines, ids.take("part")) for name, lines in block.parties)
    return f'<div class="signatures">\n{parties}</div>\n'


def _field_html(field: FormField) -> str:
    said = f'<span class="help">{letters(field.help)}</span>' if field.help else ""
    return f"<div><dt>{letters(field.label)}{said}</dt>\n<dd>{_answer_html(field)}</dd></div>\n"


def _answer_html(field: FormField) -> str:
    if field.value:
        return lines_of_letters(shown_value(field))
    tall = " tall" if field.type is FieldType.LONG_TEXT else ""
    choices = f'<span class="help">{letters(choices_of(field))}</span>' if field.choices else ""
    return f'<span class="blank{tall}">{letters(document_text("form.blank"))}</span>{choices}'


def _party_html(name: str, lines: tuple[SignatureLine, ...], name_id: str) -> str:
    signed = "".join(
        f"<div><dt>{letters(line.label)}</dt>\n<dd>{lines_of_letters(line.value)}</dd></div>\n" for line in lines
    )
    return (
        f'<div class="party" role="group" aria-labelledby="{name_id}">\n'
        f'<p class="party-name" id="{name_id}">{name}</p>\n<dl>\n{signed}</dl>\n</div>\n'
    )
