"""The addresses of the plan, the register, what is due, and the year in figures."""

from django.urls import URLPattern

OF_OVERSIGHT: list[URLPattern] = []
