"""Where the persons have a file of their own, their names are looked for in the files as they are written, not in the view."""

from given.matching_text import SOUND, case_of, read_format_one, spoiled
from tenderkit.rules.matching.private_rules import people_are_named_in_one_place


def test_a_name_is_told_of_the_older_format_only() -> None:
    older = read_format_one(spoiled(("facts: Två platser hade", "facts: Kim Exempel hade"), text=SOUND))
    newer = older.model_copy(update={"format": 2})

    assert [fault.message.code for fault in people_are_named_in_one_place(case_of(), older)] == ["TK-M052"]
    assert list(people_are_named_in_one_place(case_of(), newer)) == []
