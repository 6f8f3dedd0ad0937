"""What the page's own database holds: never what a case says of anybody, and nothing that can't be lost but the trail."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.contrib.auth.models import User


class TrailEntry(models.Model):
    """Who did what with which case, and when: the action and the case's place, no value."""

    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(auto_now_add=True)
    who: "models.CharField[str, str]" = models.CharField(max_length=80)
    case: "models.CharField[str, str]" = models.CharField(max_length=400)
    action: "models.CharField[str, str]" = models.CharField(max_length=40)
    about: "models.CharField[str, str]" = models.CharField(max_length=120, blank=True)

    objects: ClassVar[models.Manager["TrailEntry"]] = models.Manager()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.case}: {self.action}"


class OpenedPart(models.Model):
    """Which part of which case somebody has before them, and since when."""

    session: "models.CharField[str, str]" = models.CharField(max_length=64)
    who: "models.CharField[str, str]" = models.CharField(max_length=80)
    case: "models.CharField[str, str]" = models.CharField(max_length=400)
    part: "models.CharField[str, str]" = models.CharField(max_length=40)
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["OpenedPart"]] = models.Manager()

    class Meta:
        """Once for each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["session", "case", "part"], name="opened_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.part}"


class IndexedCase(models.Model):
    """A row of the list of cases, as its files stood when they were last read; rebuilt from them whenever they have changed."""

    place: "models.CharField[str, str]" = models.CharField(max_length=400, unique=True)
    state: "models.CharField[str, str]" = models.CharField(max_length=200)  # sizes and times of the files
    row: "models.JSONField[dict[str, object], dict[str, object]]" = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["IndexedCase"]] = models.Manager()

    def __str__(self) -> str:
        return self.place


class KeptFigures(models.Model):
    """What a list across cases keeps of one, as its files stood when they were last read; rebuilt from them whenever they have changed."""

    place: "models.CharField[str, str]" = models.CharField(max_length=400)
    kind: "models.CharField[str, str]" = models.CharField(max_length=20)
    state: "models.CharField[str, str]" = models.CharField(max_length=200)
    figures: "models.TextField[str, str]" = models.TextField()  # JSON, read by the type that it is kept as

    objects: ClassVar[models.Manager["KeptFigures"]] = models.Manager()

    class Meta:
        """Once for each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["place", "kind"], name="kept_once")]

    def __str__(self) -> str:
        return f"{self.place}: {self.kind}"


class CalendarKey(models.Model):
    """The key in the address of somebody's calendar: its digest alone, so that who reads this table can open none."""

    who: "models.CharField[str, str]" = models.CharField(max_length=80, unique=True)
    digest: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    role: "models.CharField[str, str]" = models.CharField(max_length=40, blank=True)  # '' is every role's days
    made: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(auto_now=True)

    objects: ClassVar[models.Manager["CalendarKey"]] = models.Manager()

    def __str__(self) -> str:
        return self.who


class AccountPost(models.Model):
    """A role that an account holds, for a unit or, where none is named, for all of them."""

    account: "models.ForeignKey[User, User]" = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    role: "models.CharField[str, str]" = models.CharField(max_length=40)
    unit: "models.CharField[str, str]" = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["AccountPost"]] = models.Manager()

    class Meta:
        """Once for each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "role", "unit"], name="post_once")]

    def __str__(self) -> str:
        return f"{self.role} {self.unit}"


class StandIn(models.Model):
    """Who does the work of somebody that is absent, from one day to another, both included."""

    absent: "models.ForeignKey[User, User]" = models.ForeignKey(
        "auth.User", on_delete=models.CASCADE, related_name="absences"
    )
    stand_in: "models.ForeignKey[User, User]" = models.ForeignKey(
        "auth.User", on_delete=models.CASCADE, related_name="stands_in_for"
    )
    first_day: "models.DateField[date, date]" = models.DateField()
    last_day: "models.DateField[date, date]" = models.DateField()

    objects: ClassVar[models.Manager["StandIn"]] = models.Manager()

    class Meta:
        """The next one first."""

        ordering: ClassVar = ["first_day", "id"]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


class SignInAttempt(models.Model):
    """That somebody failed to sign in: a digest of the name or of the address, for a quarter of an hour."""

    whose: "models.CharField[str, str]" = models.CharField(max_length=64, db_index=True)
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["SignInAttempt"]] = models.Manager()

    def __str__(self) -> str:
        return self.whose
