from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("page", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="KeptFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=400)),
                ("kind", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=200)),
                ("figures", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("place", "kind"), name="kept_once")],
            },
        ),
        migrations.CreateModel(
            name="CalendarKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=80, unique=True)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("role", models.CharField(blank=True, max_length=40)),
                ("made", models.DateTimeField(auto_now=True)),
            ],
        ),
    ]
