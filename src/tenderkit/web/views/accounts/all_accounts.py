"""Who has an account, what each may do, a new one, and one that is closed: for whoever coordinates for the whole municipality."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tenderkit.messages import text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.choices import Role
from tenderkit.web.case_rows import listed_cases
from tenderkit.web.models import AccountPost, StandIn
from tenderkit.web.post import Post, role_named
from tenderkit.web.server.account_names import is_account_name
from tenderkit.web.server.accounts import (
    account_named,
    close_account,
    give_posts,
    new_account,
    open_account,
    way_to_choose_a_password,
)
from tenderkit.web.signed_in import person_of
from tenderkit.web.trail import note_trail_of_folder
from tenderkit.web.views.accounts.own_account import change_absences

_LONGEST, _LONGEST_UNIT = 80, 200  # as the tables of the page have room for


@require_http_methods(["GET", "HEAD", "POST"])
def list_accounts(request: HttpRequest) -> HttpResponse:
    """Every account with what it may do; and a new one, which then gets its posts on its own page."""
    _only_for_the_keeper(request)
    name = request.POST.get("namn", "").strip()
    fault = _fault_of_name(name) if request.method == "POST" else ""
    if request.method == "POST" and not fault:
        account = new_account(name, request.POST.get("visas", "").strip()[:_LONGEST])
        note_trail_of_folder(request, "account-new", str(account.pk))
        return HttpResponseRedirect(f"{reverse('account', args=(account.pk,))}?ny")
    posts: dict[int, list[str]] = {}
    for post in AccountPost.objects.order_by("role", "unit"):
        posts.setdefault(post.account.pk, []).append(_told(post.role, post.unit))
    accounts = sorted(User.objects.all(), key=lambda each: (not each.is_active, swedish_order(each.username)))
    context = {
        "accounts": [(each, posts.get(each.pk, [])) for each in accounts],
        "fault": fault,
        "given": {"namn": name, "visas": request.POST.get("visas", "")},
    }
    return render(request, "page/accounts/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one_account(request: HttpRequest, number: int) -> HttpResponse:
    """What the account may do and for which units, a link to choose a password by, who stands in, and closing it."""
    _only_for_the_keeper(request)
    account = get_object_or_404(User, pk=number)
    faults: dict[str, str] = {}
    way = ""
    if request.method == "POST":
        if "lank" in request.POST:
            way = request.build_absolute_uri(way_to_choose_a_password(account))
            note_trail_of_folder(request, "account-link", str(account.pk))
        else:
            faults = _done(request, account)
            if not faults:
                return HttpResponseRedirect(f"{reverse('account', args=(account.pk,))}?sparat")
    held = set(AccountPost.objects.filter(account=account).values_list("role", "unit"))
    units = sorted({*_units(), *(unit for _, unit in held if unit)}, key=swedish_order)
    context = {
        "account_shown": account,
        "posts_to_give": [
            (
                role.value,
                text(f"role.{role.value}"),
                (role.value, "") in held,
                [(unit, (role.value, unit) in held) for unit in units],
            )
            for role in Role
        ],
        "faults": faults,
        "way": way,
        "is_own": account == request.user,
        "given": request.POST,
        "new": "ny" in request.GET and request.method == "GET",
        "saved": "sparat" in request.GET and request.method == "GET",
        "passwords": settings.TENDERKIT_PASSWORDS,
        "absences": StandIn.objects.filter(absent=account).select_related("stand_in"),
        "others": User.objects.filter(is_active=True).exclude(pk=account.pk).order_by("username"),
    }
    return render(request, "page/accounts/one.html", context)


def _only_for_the_keeper(request: HttpRequest) -> None:
    if not settings.TENDERKIT_SERVER or not person_of(request).keeps_accounts:
        raise Http404


def _done(request: HttpRequest, account: User) -> dict[str, str]:
    if "stang" in request.POST or "oppna" in request.POST:
        return _closed_or_opened(request, account)
    if "avsluta" in request.POST or "ersattare" in request.POST:
        return change_absences(request, account)
    posts = tuple(_posts_in(request.POST.getlist("post")))
    if account == request.user and Post(Role.COORDINATOR) not in posts:
        return {f"post-{Role.COORDINATOR.value}": text("page.account.own_post")}
    give_posts(account, posts)
    note_trail_of_folder(request, "account-posts", str(account.pk))
    return {}


def _closed_or_opened(request: HttpRequest, account: User) -> dict[str, str]:
    if account == request.user:
        return {f"post-{Role.COORDINATOR.value}": text("page.account.own_post")}
    closes = "stang" in request.POST
    close_account(account) if closes else open_account(account)
    note_trail_of_folder(request, "account-closed" if closes else "account-opened", str(account.pk))
    return {}


def _posts_in(sent: Iterable[str]) -> Iterable[Post]:
    """`recruiter` for all units, `recruiter:Teknisk förvaltning` for one."""
    for each in sent:
        word, _, unit = each.partition(":")
        role = role_named(word)
        if role is not None:
            yield Post(role, unit[:_LONGEST_UNIT])


def _units() -> set[str]:
    return {each.line.unit for each in listed_cases() if each.line.unit}


def _told(role: str, unit: str) -> str:
    return f"{text(f'role.{role}')}: {unit or text('page.account.every_unit')}"


def _fault_of_name(name: str) -> str:
    if not is_account_name(name):
        return text("page.account.bad_name")
    return text("page.account.taken") if account_named(name) is not None else ""
