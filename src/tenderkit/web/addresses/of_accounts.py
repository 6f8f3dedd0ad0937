"""The addresses of signing in with an account, and the accounts themselves."""

from django.urls import URLPattern

OF_ACCOUNTS: list[URLPattern] = []
