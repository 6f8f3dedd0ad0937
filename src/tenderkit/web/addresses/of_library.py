"""The addresses of the library: its clauses, their versions side by side, the paragraphs they rest on."""

from django.urls import URLPattern

OF_LIBRARY: list[URLPattern] = []
