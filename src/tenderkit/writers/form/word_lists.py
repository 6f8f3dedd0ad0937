"""The words that the form's drop-downs offer, on a sheet of their own: a cell's own list has no room for them."""

from typing import TYPE_CHECKING

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import Ask, AskedField, form_fields
from tenderkit.model.form.form_words import offered_words, sheet_title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from tenderkit.model.case.titled_choice import TitledChoice

_YES_NO = ("ja", "nej")


class WordLists:
    """Where each closed list stands."""

    def __init__(self) -> None:
        choices = {each.choice.__name__: each.choice for each in form_fields().values() if each.choice is not None}
        self._lists: dict[type[TitledChoice] | None, tuple[str, ...]] = {None: _YES_NO}
        self._lists |= {choice: offered_words(choice) for _, choice in sorted(choices.items())}
        self._columns = {choice: at for at, choice in enumerate(self._lists)}

    def offer(self, sheet: "Worksheet", first: tuple[int, int], last: tuple[int, int], field: AskedField) -> None:
        """A drop-down in the cells of the field, if it has a closed list; other words are let through, for they may be understood."""
        if field.choice is None and field.ask is not Ask.YES_NO:
            return
        from xlsxwriter.utility import xl_range_abs

        at, words = self._columns[field.choice], self._lists[field.choice]
        rule = {
            "validate": "list",
            "source": f"={sheet_title('lists')}!{xl_range_abs(1, at, len(words), at)}",
            "error_type": "warning",
            "error_title": document_text("form.other_word.title"),
            "error_message": document_text("form.other_word"),
        }
        sheet.data_validation(*first, *last, rule)

    def write(self, book: "Workbook") -> None:
        """The sheet, which nobody needs to see."""
        sheet = book.add_worksheet(sheet_title("lists"))
        for at, (choice, words) in enumerate(self._lists.items()):
            sheet.write_string(0, at, choice.__name__ if choice else "YesNo")
            for row, word in enumerate(words, 1):
                sheet.write_string(row, at, word)
        sheet.hide()
