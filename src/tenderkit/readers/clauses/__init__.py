"""Clause files and the libraries that list them."""
