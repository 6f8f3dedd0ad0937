"""The addresses of signing in with an account, and of the accounts themselves."""

from tenderkit.web.addresses.allowed_roles import COORDINATOR, EVERY_ROLE, AllowedRoles, at
from tenderkit.web.views.accounts import all_accounts, municipal_sign_in, own_account, sign_in

_OPEN, _FOR_ALL, _FOR_COORDINATORS = (
    AllowedRoles(is_open=True),
    AllowedRoles(EVERY_ROLE, EVERY_ROLE),
    AllowedRoles(COORDINATOR, COORDINATOR),
)

OF_ACCOUNTS = [
    at("in/", sign_in.sign_in, "sign-in", _OPEN),
    at("in/losenord/<str:key>/<str:token>/", sign_in.choose_password, "choose-password", _OPEN),
    at("in/kommunen/", municipal_sign_in.ask, "oidc-ask", _OPEN),
    at("in/kommunen/svar/", municipal_sign_in.come_back, "oidc-back", _OPEN),
    at("ut", sign_in.sign_out, "sign-out", AllowedRoles(writes=EVERY_ROLE)),
    at("konto/", own_account.show_own_account, "own-account", _FOR_ALL),
    at("konton/", all_accounts.list_accounts, "accounts", _FOR_COORDINATORS),
    at("konton/<int:number>/", all_accounts.one_account, "account", _FOR_COORDINATORS),
]
