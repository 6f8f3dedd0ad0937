"""A new clause, and a new version of one that is published: what is asked before the first draft is written."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tenderkit.messages import Message
from tenderkit.model.clauses.library import Version
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.web.reading import library_at_hand
from tenderkit.web.trail import note_trail
from tenderkit.web.views.writing.sent_form import by_field, sentence_entry, shown_message
from tenderkit.workflows.clause_drafts.clause_draft import FormFault
from tenderkit.workflows.clause_drafts.new_clause import (
    NewClause,
    begin_clause,
    begin_version,
    clauses_to_replace,
    next_version,
)

_PURPOSES = ("motive", "evidence", "follow_up", "guidance")
_STEPS = ("edition", "update", "correction")


@require_http_methods(["GET", "HEAD", "POST"])
def new_clause(request: HttpRequest) -> HttpResponse:
    """The title, and either the clause that it replaces or what it is for."""
    folder = _folder()
    sent = request.POST if request.method == "POST" else request.GET
    replaces = sent.get("ersatter", "")
    title = " ".join(sent.get("title", "").split())
    said = {name: " ".join(sent.get(name, "").split()) for name in _PURPOSES}
    faults: list[FormFault] = []
    with library_at_hand(folder):
        choices = list(clauses_to_replace(read_library(find_places(folder).clause_folders)))
        if request.method == "POST":
            needed = {"title": title} | ({} if replaces else said)
            faults = [FormFault(name, Message("TK-L427")) for name, words in needed.items() if not words]
            if not faults:
                try:
                    wanted = begin_clause(folder, NewClause(title, replaces, {} if replaces else said))
                except RefusedError as error:
                    faults = [FormFault("title", error.message)]
                except InvalidInputError as error:
                    faults = [FormFault("title", each.message) for each in error.problems]
                else:
                    return _on_to(request, "begin", wanted)
    shown = by_field(faults)
    entries = [sentence_entry(name, said[name], shown.get(name, ())) for name in _PURPOSES]
    context = {
        "title_entry": sentence_entry("title", title, shown.get("title", ())),
        "entries": entries,
        "choices": choices,
        "replaces": replaces,
        "faults": [(each.field, shown_message(each.message)) for each in faults],
    }
    return render(request, "page/writing/new.html", context)


def show_new_version(request: HttpRequest, before: Version, *, is_central: bool = False) -> HttpResponse:
    """A published version is never changed: what kind of change it is, and what changes, begins the next one."""
    folder = _folder()
    step, theme, note = (" ".join(request.POST.get(name, "").split()) for name in ("slag", "theme", "note"))
    faults: list[FormFault] = []
    if request.method == "POST" and not is_central:
        told = {"slag": step if step in _STEPS else "", "theme": theme, "note": note}
        faults = [FormFault(name, Message("TK-L427")) for name, words in told.items() if not words]
        if not faults:
            try:
                wanted = begin_version(folder, before, step, theme, note)
            except RefusedError as error:
                faults = [FormFault("slag", error.message)]
            else:
                return _on_to(request, "new-version", wanted)
    with library_at_hand(folder):
        library = read_library(find_places(folder).clause_folders)
    context = {
        "wanted": before,
        "is_central": is_central,
        "title": library.clauses[before.clause][before.version].clause.title,
        "numbers": [(each, next_version(library, before.clause, each)) for each in _STEPS],
        "step": step,
        "theme": theme,
        "note": note,
        "faulty": by_field(faults),
        "faults": [(each.field, shown_message(each.message)) for each in faults],
    }
    return render(request, "page/writing/new_version.html", context)


def _on_to(request: HttpRequest, action: str, wanted: Version) -> HttpResponse:
    note_trail(request, _folder() / "klausuler", action, str(wanted))
    return HttpResponseRedirect(reverse("write-clause", args=(wanted.clause, wanted.version)))


def _folder() -> Path:
    return Path(settings.TENDERKIT_FOLDER)
