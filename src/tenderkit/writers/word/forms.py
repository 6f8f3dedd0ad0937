"""A form as a table of labels and content controls, so that only the answers are written in, and each can be found again.

Every control stands inside a bookmark of the same name: LibreOffice drops the controls' names but keeps bookmarks. The
bookmark surrounds the control, since Word replaces all that is inside when somebody writes.
"""

from collections.abc import Callable

from tenderkit.messages import document_text
from tenderkit.model.papers.document import FIELD_MARK, FieldType, Form, FormField
from tenderkit.writers.form_words import is_ticked, known_day, placeholder, shown_value
from tenderkit.writers.word import styles as style_names
from tenderkit.writers.word.styles import Styles
from tenderkit.writers.word.tables import captioned_table, header_row, table_row
from tenderkit.writers.word.xml_text import attribute, paragraph_xml, run_xml

_WIDTHS = (38, 62)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_SYMBOLS = "MS Gothic"  # what Word itself takes for its boxes
_TICKED, _UNTICKED = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX}"
_TEXT_HEIGHT, _LONG_TEXT_HEIGHT = 454, 1701  # at least, in twentieths of a point: room to write by hand

ControlWriter = Callable[[FormField], str]


class RepeatedFieldError(ValueError):
    """A document asks for the same field twice, and no reader could tell the answers apart: an assembly fault."""


def form_xml(form: Form, styles: Styles, control: ControlWriter) -> str:
    """`control` writes a field's control; the caller counts controls and bookmarks."""
    headings = (document_text("form.header.label"), document_text("form.header.answer"))
    head = header_row([paragraph_xml(styles[style_names.TABLE_HEADER], run_xml(words)) for words in headings], _WIDTHS)
    rows = (_field_row(field, styles, control) for field in form.fields)
    return captioned_table(form.caption, _WIDTHS, (head, *rows), styles)


def control_xml(field: FormField, number: int, styles: Styles) -> str:
    """The content control as runs of a paragraph; `number` is its own in the document."""
    shown = _shown(field, styles)
    asks = "<w:showingPlcHdr/>" if not field.value and field.type is not FieldType.CHECKBOX else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(field.label)}"/><w:tag w:val="{FIELD_MARK}{field.name}"/>'
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/>{asks}{_type(field)}</w:sdtPr>'
        f"<w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def _field_row(field: FormField, styles: Styles, control: ControlWriter) -> str:
    text = styles[style_names.TABLE_TEXT]
    said = paragraph_xml(text, run_xml(field.label))
    if field.help:
        said += paragraph_xml(styles[style_names.FIELD_HELP], run_xml(field.help))
    is_long = field.type is FieldType.LONG_TEXT
    height = _LONG_TEXT_HEIGHT if is_long else _TEXT_HEIGHT
    properties = f'{"" if is_long else "<w:cantSplit/>"}<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    return table_row((said, paragraph_xml(text, control(field))), _WIDTHS, properties)


def _shown(field: FormField, styles: Styles) -> str:
    if field.type is FieldType.CHECKBOX:
        fonts = "".join(f' w:{script}="{_SYMBOLS}"' for script in ("ascii", "eastAsia", "hAnsi"))
        return run_xml(_TICKED if is_ticked(field) else _UNTICKED, f"<w:rFonts{fonts}/>")
    if field.value:
        return run_xml(shown_value(field))
    return run_xml(placeholder(field.type), f'<w:rStyle w:val="{styles[style_names.PLACEHOLDER]}"/>')


def _type(field: FormField) -> str:
    match field.type:
        case FieldType.TEXT:
            return "<w:text/>"
        case FieldType.LONG_TEXT:
            # Not `<w:text w:multiLine="1"/>`: LibreOffice 7.4 joins the lines of such a control into one.
            return "<w:richText/>"
        case FieldType.DATE:
            day = known_day(field)
            full_date = f' w:fullDate="{day.isoformat()}T00:00:00Z"' if day else ""
            return (
                f'<w:date{full_date}><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="sv-SE"/>'
                '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
            )
        case FieldType.LIST:
            choices = dict.fromkeys(map(attribute, field.choices))  # Word refuses a list that holds a choice twice
            items = "".join(f'<w:listItem w:displayText="{words}" w:value="{words}"/>' for words in choices)
            return f"<w:dropDownList>{items}</w:dropDownList>"
        case FieldType.CHECKBOX:
            return (
                f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{int(is_ticked(field))}"/>'
                f'<w14:checkedState w14:val="{ord(_TICKED):04X}" w14:font="{_SYMBOLS}"/>'
                f'<w14:uncheckedState w14:val="{ord(_UNTICKED):04X}" w14:font="{_SYMBOLS}"/></w14:checkbox>'
            )
