"""The page as an application of Django's."""

from django.apps import AppConfig


class PageConfig(AppConfig):
    """Known as `page` in templates, static files and tables."""

    name = "tenderkit.web"
    label = "page"
    default_auto_field = "django.db.models.BigAutoField"
