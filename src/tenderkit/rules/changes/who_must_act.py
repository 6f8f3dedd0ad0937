"""A new version of a clause is published: who must do what, as a ready e-mail for each role. Always in Swedish."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.choices import Role
from tenderkit.model.clauses.uses import Use, UseKind, Uses, path_words

_CASE_KINDS = (UseKind.LOCK, UseKind.ISSUED, UseKind.DOCUMENT)


class Published(Struct, frozen=True):
    """What was published: the change note is the coordinator's own words for what differs.

    `replaced` are the clauses in whose place it stands: whoever holds one of them has something to do as well.
    """

    clause: str
    version: str
    title: str
    note: str
    replaced: tuple[str, ...] = ()


class Letter(Struct, frozen=True):
    """An e-mail that only lacks its address."""

    role: Role
    subject: str
    body: str

    def __str__(self) -> str:
        to = document_text("letter.to", role=self.role.title_sv)
        return f"{to}\n{document_text('letter.subject', subject=self.subject)}\n\n{self.body}"


def who_must_act(published: Published, uses: Uses) -> tuple[Letter, ...]:
    """A letter to every role that has something to do; none when nothing but older versions of nothing is found."""
    behind = [use for use in uses.of(published.clause).uses if use.version != published.version]
    behind += [use for clause in published.replaced for use in uses.of(clause).uses]
    officers = [use for use in behind if use.kind in _CASE_KINDS and use.role != Role.RECRUITER]
    recruiters = [use for use in behind if use.kind in _CASE_KINDS and use.role == Role.RECRUITER]
    letters = (
        _letter(Role.PROCUREMENT_OFFICER, published, _case_lines(officers, published.clause)),
        _letter(Role.RECRUITER, published, _case_lines(recruiters, published.clause)),
        _letter(Role.COORDINATOR, published, _coordinator_lines(behind, uses)),
    )
    return tuple(letter for letter in letters if letter is not None)


def _letter(role: Role, published: Published, lines: Iterable[str]) -> Letter | None:
    body = tuple(lines)
    if not body:
        return None
    facts = {"clause": published.clause, "version": published.version, "title": published.title, "note": published.note}
    kind = "replaces" if published.replaced else "new_version"
    facts |= {"replaced": ", ".join(published.replaced)}
    opening = document_text(f"letter.opening.{kind}", **facts)
    parts = (opening, *body, document_text(f"letter.closing.{role.value}", **facts))
    return Letter(role, document_text(f"letter.subject.{kind}", **facts), "\n\n".join(parts))


def _case_lines(uses: list[Use], clause: str) -> Iterator[str]:
    """What can be upgraded, what is issued and stays, and what lies about as files."""
    for kind in _CASE_KINDS:
        named = sorted({_line(use, clause) for use in uses if use.kind is kind}, key=swedish_order)
        if named:
            yield "\n".join((document_text(f"letter.uses.{kind.value}"), *named))


def _line(use: Use, clause: str) -> str:
    key = "letter.use" if use.clause == clause else "letter.use.replaced"
    facts = {"where": path_words(use.where), "document": use.document, "clause": use.clause}
    return document_text(key, **facts, version=use.version)


def _coordinator_lines(behind: list[Use], uses: Uses) -> Iterator[str]:
    kinds = sorted({use.where.name for use in behind if use.kind is UseKind.KIND}, key=swedish_order)
    if kinds:
        yield document_text("letter.kinds", kinds=", ".join(kinds))
    cases = {use.where for use in behind if use.kind in (UseKind.LOCK, UseKind.ISSUED)}
    if cases:
        yield document_text("letter.cases", count=len(cases))
    if uses.unlocked:
        yield "\n".join((document_text("letter.unlocked"), *(f"- {path_words(path)}" for path in uses.unlocked)))
    if uses.skipped:
        yield "\n".join((document_text("letter.skipped"), *(f"- {path_words(item.path)}" for item in uses.skipped)))
