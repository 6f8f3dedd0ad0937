from pathlib import PurePath

from tenderkit.messages import Message, language
from tenderkit.model.case.choices import Role
from tenderkit.model.clauses.uses import Skipped, Use, UseKind, Uses
from tenderkit.rules.changes.who_must_act import Letter, Published, who_must_act

NEW = Published("vite", "1.1.0", "Vite", "Taket räknas på det avropade värdet.")
OFFICER, RECRUITER = "procurement_officer", "recruiter"


def use(kind: UseKind, where: str, version: str = "1.0.0", role: str = OFFICER, clause: str = "vite") -> Use:
    return Use(clause, kind, PurePath(where), version, "kravavsnitt", role)


def letters(*uses: Use, unlocked: tuple[PurePath, ...] = (), skipped: tuple[Skipped, ...] = ()) -> dict[Role, Letter]:
    return {letter.role: letter for letter in who_must_act(NEW, Uses(uses, unlocked, skipped))}


def test_each_role_reads_about_its_own_documents() -> None:
    found = letters(
        use(UseKind.LOCK, "arenden/vag"),
        use(UseKind.ISSUED, "arenden/park"),
        use(UseKind.DOCUMENT, "arkiv/krav.docx", role=""),
        use(UseKind.DOCUMENT, "arkiv/avtal.docx", role=RECRUITER),
        use(UseKind.KIND, "kravavsnitt", version=""),
    )

    assert list(found) == [Role.PROCUREMENT_OFFICER, Role.RECRUITER, Role.COORDINATOR]
    officer = str(found[Role.PROCUREMENT_OFFICER])
    assert officer.startswith("Till: upphandlare\nÄmne: Ny version av klausulen Vite (vite 1.1.0)\n\nHej!")
    assert "Taket räknas på det avropade värdet." in officer
    assert "- arenden/vag: kravavsnitt, version 1.0.0" in officer
    assert "- arenden/park: kravavsnitt, version 1.0.0" in officer
    assert "arkiv/krav.docx" in officer
    assert "arkiv/avtal.docx" not in officer
    assert "arkiv/avtal.docx" in found[Role.RECRUITER].body
    coordinator = found[Role.COORDINATOR].body
    assert "i nya ärenden från den dag den gäller: kravavsnitt." in coordinator
    assert "Antal ärenden med en äldre version: 2." in coordinator
    assert "tenderkit clauses adopt vite@1.1.0" in coordinator


def test_the_coordinator_hears_of_what_could_not_be_seen() -> None:
    skipped = (Skipped(PurePath("arkiv/trasig.docx"), Message("TK-L137")),)

    found = letters(unlocked=(PurePath("arenden/ny"),), skipped=skipped)

    assert list(found) == [Role.COORDINATOR]
    assert "- arenden/ny" in found[Role.COORDINATOR].body
    assert "- arkiv/trasig.docx" in found[Role.COORDINATOR].body


def test_nobody_is_written_to_about_the_new_version_itself_or_another_clause() -> None:
    assert letters(use(UseKind.LOCK, "a", version="1.1.0"), use(UseKind.LOCK, "b", clause="brist")) == {}


def test_the_letters_are_swedish_whatever_the_screen_speaks() -> None:
    token = language.set("en")
    try:
        assert "Hej!" in letters(use(UseKind.LOCK, "a"))[Role.PROCUREMENT_OFFICER].body
    finally:
        language.reset(token)
