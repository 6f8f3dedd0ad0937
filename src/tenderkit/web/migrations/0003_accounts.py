from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("page", "0002_calendar"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="SignInAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("whose", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="StandIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="absences", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE, related_name="stands_in_for", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"ordering": ["first_day", "id"]},
        ),
        migrations.CreateModel(
            name="AccountPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(max_length=40)),
                ("unit", models.CharField(blank=True, max_length=200)),
                ("account", models.ForeignKey(on_delete=models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("account", "role", "unit"), name="post_once")],
            },
        ),
    ]
