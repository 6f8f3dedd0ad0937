"""The addresses of writing a clause: its text, conditions, duties, tests, and its way to being adopted."""

from django.urls import URLPattern

OF_WRITING: list[URLPattern] = []
