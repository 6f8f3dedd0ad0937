from pathlib import PurePath

from tenderkit.model.clauses.uses import Use, UseKind, Uses, path_words


def test_a_path_is_shown_in_letters_that_any_text_can_hold() -> None:
    assert path_words(PurePath("arkiv/vägen 1.docx")) == "arkiv/vägen 1.docx"
    assert path_words(PurePath("arkiv/a\x01b\udcff.docx")) == "arkiv/a?b?.docx"


def test_the_uses_of_a_version_include_kinds_which_take_whichever_is_in_force() -> None:
    kind = Use("vite", UseKind.KIND, PurePath("kravavsnitt"))
    old = Use("vite", UseKind.LOCK, PurePath("a"), "1.0.0")
    new = Use("vite", UseKind.LOCK, PurePath("b"), "1.1.0")
    other = Use("brist", UseKind.LOCK, PurePath("a"), "1.0.0")

    found = Uses((kind, old, new, other), (PurePath("c"),))

    assert found.of("vite").uses == (kind, old, new)
    assert found.of("vite", "1.1.0") == Uses((kind, new), (PurePath("c"),))
