"""The accounts of the server: which posts somebody holds today, of their own or standing in for somebody; a link to choose a password by."""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.timezone import localdate

from tenderkit.web.models import AccountPost, StandIn
from tenderkit.web.post import Post, role_named


def posts_of_account(account: User, day: date | None = None) -> tuple[Post, ...]:
    """What the account may do today: its own posts, and those of whoever it stands in for; none when it is closed."""
    if not account.is_active:
        return ()
    on_day = day or localdate()
    absent = StandIn.objects.filter(
        stand_in=account, first_day__lte=on_day, last_day__gte=on_day, absent__is_active=True
    ).values_list("absent", flat=True)
    held = AccountPost.objects.filter(account__in=[account.pk, *absent]).values_list("role", "unit")
    named = {(role_named(role), unit) for role, unit in held}
    posts = (Post(role, unit) for role, unit in named if role is not None)
    return tuple(sorted(posts, key=lambda post: (post.role.value, post.unit)))


def new_account(name: str, shown_as: str = "") -> User:
    """An account without posts and without a password: whoever has the link chooses one."""
    account = User(username=name, first_name=shown_as)
    account.set_unusable_password()
    account.save()
    return account


def account_named(name: str) -> User | None:
    """The account by its name, in whatever letters it is typed."""
    return User.objects.filter(username__iexact=name).first()


def give_posts(account: User, posts: Iterable[Post]) -> None:
    """The account has these posts and no other."""
    with transaction.atomic():
        AccountPost.objects.filter(account=account).delete()
        AccountPost.objects.bulk_create(
            AccountPost(account=account, role=post.role.value, unit=post.unit) for post in dict.fromkeys(posts)
        )


def close_account(account: User) -> None:
    """Nobody gets in by it from now on, and whoever is in by it is out. What it has done stays in the trail."""
    account.is_active = False
    account.set_unusable_password()
    account.save()
    end_sessions(account)


def open_account(account: User) -> None:
    """It can be used again, once a password has been chosen anew or the municipality's sign-in says who it is."""
    account.is_active = True
    account.save()


def end_sessions(account: User) -> None:
    """Sign the account out everywhere."""
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()


def way_to_choose_a_password(account: User) -> str:
    """An address that works until a password has been chosen by it, or for as long as the settings say."""
    return reverse(
        "choose-password",
        args=(urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account)),
    )


def account_of_way(key: str, token: str) -> User | None:
    """The account that the address is for; `None` for one that has been used, is too old or was never given."""
    try:
        account = User.objects.filter(pk=int(urlsafe_base64_decode(key)), is_active=True).first()
    except (ValueError, OverflowError):
        return None
    return account if account is not None and default_token_generator.check_token(account, token) else None
