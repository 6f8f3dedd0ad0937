"""The addresses of the requester: recommendations to answer, assessments to confirm, outcomes."""

from django.urls import URLPattern

OF_REQUESTER: list[URLPattern] = []
