"""Every address of the page, and the view that answers it."""

from django.urls import path

from tenderkit.web.views import (
    case_list,
    entrance,
    events_page,
    file_page,
    issuing,
    live,
    overview,
    papers_page,
    parts_page,
    reasons_page,
    refusals,
    review,
    styles,
)

_CASE = "arenden/<slug:case>/"

urlpatterns = [
    path("", case_list.start, name="start"),
    path("in/<str:token>/", entrance.enter, name="enter"),
    path("dokumentstil.css", styles.document_rules, name="document-style"),
    path("marke", styles.house_mark, name="mark"),
    path("arenden/", case_list.list_cases, name="cases"),
    path("arenden/ny", case_list.new_one, name="new"),
    path(_CASE, overview.show_overview, name="case"),
    path(f"{_CASE}uppgifter/<slug:part>/", parts_page.show_part, name="part"),
    path(f"{_CASE}uppgifter/<slug:part>/forsta/", live.understand_entry, name="understand"),
    path(f"{_CASE}text/", live.show_text, name="text"),
    path(f"{_CASE}granska/", review.show_review, name="review"),
    path(f"{_CASE}varfor/", reasons_page.show_reasons, name="reasons"),
    path(f"{_CASE}dokument/", papers_page.show_papers, name="papers"),
    path(f"{_CASE}dokument/alla.zip", papers_page.all_papers, name="archive"),
    path(f"{_CASE}dokument/hamta/<slug:kind>/<slug:paper>.<slug:suffix>", papers_page.one_paper, name="paper"),
    path(f"{_CASE}dokument/kopiera/<slug:kind>/<slug:paper>/", papers_page.copy_paper, name="copy"),
    path(f"{_CASE}dokument/utfarda/<slug:kind>/", issuing.issue_paper, name="issue"),
    path(f"{_CASE}handelser/", events_page.show_events, name="events"),
    path(f"{_CASE}fil/", file_page.mend_file, name="file"),
]

handler404 = refusals.not_found
handler500 = refusals.our_fault
