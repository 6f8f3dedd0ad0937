"""The addresses of the recruiter: this week, the places of a case, its persons and their papers."""

from django.urls import URLPattern

OF_RECRUITER: list[URLPattern] = []
