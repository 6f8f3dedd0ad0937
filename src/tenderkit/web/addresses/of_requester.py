"""The addresses of the requester: recommendations to answer, assessments to confirm, outcomes."""

from tenderkit.web.addresses.allowed_roles import REQUESTER, AllowedRoles, at
from tenderkit.web.views.requester import case_page, reply_page, start_page

_READS, _WRITES = AllowedRoles(REQUESTER), AllowedRoles(REQUESTER, REQUESTER)

OF_REQUESTER = [
    at("bestallare/", start_page.show_requester, "requester", _READS),
    at("bestallare/plan/<slug:plan>/rad/<int:row>/", reply_page.answer_recommendation, "reply", _WRITES),
    at("bestallare/arenden/<slug:case>/", case_page.show_to_requester, "requester-case", _WRITES),
]
