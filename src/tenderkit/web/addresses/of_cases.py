"""The addresses of the list of cases, and of one case."""

from tenderkit.web.addresses.allowed_roles import COORDINATOR, EVERY_ROLE, OFFICER, RECRUITER, AllowedRoles, at
from tenderkit.web.views import case_list
from tenderkit.web.views.case import (
    events_page,
    file_page,
    issuing,
    live,
    overview,
    papers_page,
    parts_page,
    reasons_page,
    review,
)

_CASE = "arenden/<slug:case>/"
_FOR_ALL, _FOR_OFFICERS = AllowedRoles(EVERY_ROLE), AllowedRoles(OFFICER, OFFICER)

OF_CASES = [
    at("arenden/", case_list.list_cases, "cases", _FOR_ALL),
    at("arenden/ny", case_list.new_one, "new", _FOR_OFFICERS),
    at(_CASE, overview.show_overview, "case", _FOR_ALL),
    at(f"{_CASE}uppgifter/<slug:part>/", parts_page.show_part, "part", _FOR_OFFICERS),
    at(f"{_CASE}uppgifter/<slug:part>/forsta/", live.understand_entry, "understand", AllowedRoles(writes=OFFICER)),
    at(f"{_CASE}text/", live.show_text, "text", AllowedRoles(EVERY_ROLE, OFFICER)),
    at(f"{_CASE}granska/", review.show_review, "review", _FOR_ALL),
    at(f"{_CASE}varfor/", reasons_page.show_reasons, "reasons", _FOR_ALL),
    at(
        f"{_CASE}dokument/",
        papers_page.show_papers,
        "papers",
        AllowedRoles(EVERY_ROLE, OFFICER | RECRUITER | COORDINATOR),
    ),
    at(f"{_CASE}dokument/alla.zip", papers_page.all_papers, "archive", _FOR_ALL),
    at(f"{_CASE}dokument/hamta/<slug:kind>/<slug:paper>.<slug:suffix>", papers_page.one_paper, "paper", _FOR_ALL),
    at(f"{_CASE}dokument/kopiera/<slug:kind>/<slug:paper>/", papers_page.copy_paper, "copy", _FOR_ALL),
    at(f"{_CASE}dokument/utfarda/<slug:kind>/", issuing.issue_paper, "issue", _FOR_OFFICERS),
    at(
        f"{_CASE}handelser/",
        events_page.show_events,
        "events",
        AllowedRoles(OFFICER | RECRUITER | COORDINATOR, OFFICER | RECRUITER),
    ),
    at(f"{_CASE}fil/", file_page.mend_file, "file", _FOR_OFFICERS),
]
