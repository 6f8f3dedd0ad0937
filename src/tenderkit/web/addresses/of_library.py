"""The addresses of the library: its clauses, their versions side by side, the paragraphs they rest on."""

from django.urls import register_converter

from tenderkit.web.addresses.allowed_roles import EVERY_ROLE, AllowedRoles, at
from tenderkit.web.addresses.version_in_address import VersionInAddress
from tenderkit.web.views.library import clause_list, clause_pages, compare_page, provisions_page, try_page, uses_page

register_converter(VersionInAddress, "clauseversion")
_CLAUSE = "klausuler/<slug:clause>/"
_FOR_ALL = AllowedRoles(EVERY_ROLE)

OF_LIBRARY = [
    at("klausuler/", clause_list.find_in_library, "clauses", _FOR_ALL),
    at(_CLAUSE, clause_pages.show_clause, "clause", _FOR_ALL),
    at(f"{_CLAUSE}<clauseversion:version>/", clause_pages.show_version, "clause-version", _FOR_ALL),
    at(f"{_CLAUSE}jamfor/", compare_page.compare_clause, "clause-compare", _FOR_ALL),
    at(f"{_CLAUSE}historik/", clause_pages.show_history, "clause-history", _FOR_ALL),
    at(f"{_CLAUSE}anvands/", uses_page.show_uses, "clause-uses", _FOR_ALL),
    at(f"{_CLAUSE}prova/", try_page.try_a_clause, "clause-try", AllowedRoles(EVERY_ROLE, EVERY_ROLE)),
    at("lagrum/", provisions_page.show_provisions, "provisions", _FOR_ALL),
]
