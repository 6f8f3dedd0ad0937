"""Every address of the page, and the view that answers it."""

from tenderkit.web.addresses.allowed_roles import EVERY_ROLE, AllowedRoles, at
from tenderkit.web.addresses.of_accounts import OF_ACCOUNTS
from tenderkit.web.addresses.of_cases import OF_CASES
from tenderkit.web.addresses.of_library import OF_LIBRARY
from tenderkit.web.addresses.of_oversight import OF_OVERSIGHT
from tenderkit.web.addresses.of_recruiter import OF_RECRUITER
from tenderkit.web.addresses.of_requester import OF_REQUESTER
from tenderkit.web.addresses.of_writing import OF_WRITING
from tenderkit.web.views import entrance, refusals, styles

_FOR_ALL, _OPEN = AllowedRoles(EVERY_ROLE), AllowedRoles(is_open=True)

urlpatterns = [
    at("", entrance.start, "start", _FOR_ALL),
    *OF_ACCOUNTS,  # their ways in stand before the key of the link
    at("in/<str:token>/", entrance.enter, "enter", _OPEN),
    at("roll", entrance.act_as, "act-as", AllowedRoles(writes=EVERY_ROLE)),
    at("sprak", entrance.speak_in, "speak-in", AllowedRoles(writes=EVERY_ROLE)),
    at("dokumentstil.css", styles.document_rules, "document-style", _FOR_ALL),
    at("marke", styles.house_mark, "mark", _FOR_ALL),
    *OF_CASES,
    *OF_RECRUITER,
    *OF_LIBRARY,
    *OF_WRITING,
    *OF_OVERSIGHT,
    *OF_REQUESTER,
]

handler400 = refusals.too_much
handler404 = refusals.not_found
handler500 = refusals.our_fault
