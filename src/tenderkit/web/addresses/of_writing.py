"""The addresses of writing a clause: its text, conditions, duties, tests, and its way to being adopted."""

from tenderkit.web.addresses.allowed_roles import COORDINATOR, AllowedRoles, at
from tenderkit.web.views.writing import editor, examples_page, new_version, steps_page

_VERSION = "klausuler/<slug:clause>/<str:version>/"
_FOR_COORDINATORS = AllowedRoles(COORDINATOR, COORDINATOR)

OF_WRITING = [
    at("klausuler/ny", new_version.new_clause, "new-clause", _FOR_COORDINATORS),
    at(f"{_VERSION}andra/", editor.write_clause, "write-clause", _FOR_COORDINATORS),
    at(f"{_VERSION}andra/prova/", editor.try_unsaved, "try-clause", AllowedRoles(writes=COORDINATOR)),
    at(f"{_VERSION}exempel/", examples_page.show_examples, "clause-examples", _FOR_COORDINATORS),
    at(f"{_VERSION}steg/<slug:step>/", steps_page.show_step, "clause-step", _FOR_COORDINATORS),
]
