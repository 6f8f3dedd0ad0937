"""The addresses of the plan, the register, what is due, and the year in figures."""

from tenderkit.web.addresses.allowed_roles import COORDINATOR, EVERY_ROLE, OFFICER, AllowedRoles, at
from tenderkit.web.guarding_names import CALENDAR
from tenderkit.web.views.oversight import calendar, due_page, plan_pages, register_page, year_page

_FOR_ALL, _REGISTER = AllowedRoles(EVERY_ROLE), AllowedRoles(COORDINATOR | OFFICER)
_COORDINATORS, _COORDINATES = AllowedRoles(COORDINATOR), AllowedRoles(COORDINATOR, COORDINATOR)

OF_OVERSIGHT = [
    at("att-gora/", due_page.show_due, "due", _FOR_ALL),
    at("att-gora/kalender/", calendar.show_calendar, "calendar-page", AllowedRoles(EVERY_ROLE, EVERY_ROLE)),
    at(f"{CALENDAR}/<str:token>.ics", calendar.give_calendar, "calendar", AllowedRoles(is_open=True)),
    at("register/", register_page.show_register, "register", _REGISTER),
    at("register/klausuler/", register_page.show_clauses_used, "clauses-used", _REGISTER),
    at("plan/", plan_pages.show_plans, "plans", _COORDINATES),
    at("plan/<slug:plan>/", plan_pages.show_plan, "plan", _COORDINATORS),
    at("plan/<slug:plan>/rad/<int:row>/", plan_pages.show_plan_row, "plan-row", _COORDINATES),
    at(
        "plan/<slug:plan>/rad/<int:row>/rekommendation.<slug:suffix>",
        plan_pages.download_recommendation,
        "plan-row-paper",
        _COORDINATORS,
    ),
    at("plan/<slug:plan>/svar.<slug:suffix>", plan_pages.download_plan, "plan-file", _COORDINATORS),
    at("statistik/", year_page.show_year, "statistics", _COORDINATORS),
    at("statistik/arsstatistik-<int:year>.<slug:suffix>", year_page.download_year, "statistics-file", _COORDINATORS),
    at("register/overlamningar/", register_page.show_handovers, "handovers", _REGISTER),
    at("register/register.<slug:suffix>", register_page.download_register, "register-file", _REGISTER),
]
