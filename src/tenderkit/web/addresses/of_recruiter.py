"""The addresses of the recruiter: this week, the entries of a case, its persons and their papers. None holds the name of a person."""

from tenderkit.web.addresses.allowed_roles import RECRUITER, AllowedRoles, at
from tenderkit.web.views.recruiter import entries_page, own_papers, pruning, week_page

_CASE = "arenden/<slug:case>/"
_READ, _BOTH = AllowedRoles(RECRUITER), AllowedRoles(RECRUITER, RECRUITER)

OF_RECRUITER = [
    at("vecka/", week_page.show_week, "week", _READ),
    at(f"{_CASE}intyg/", own_papers.list_own_papers, "own-papers", _READ),
    at(f"{_CASE}intyg/<slug:kind>/<slug:paper>/", own_papers.show_own_paper, "own-paper", _BOTH),
    at(f"{_CASE}intyg/<slug:kind>/<slug:paper>.<slug:suffix>", own_papers.own_paper_file, "own-paper-file", _READ),
    at(f"{_CASE}platser/", entries_page.list_entries, "entries", _BOTH),
    at(f"{_CASE}platser/<slug:sort>/<slug:entry>/", entries_page.edit_entry, "entry", _BOTH),
    at(f"{_CASE}personer/", entries_page.list_persons, "persons", _BOTH),
    at(f"{_CASE}personer/gallra/", pruning.show_pruning, "prune", _BOTH),
    at(f"{_CASE}personer/<slug:entry>/", entries_page.edit_person, "person", _BOTH),
]
