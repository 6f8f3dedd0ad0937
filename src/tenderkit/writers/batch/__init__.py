"""Thousands of files into one folder, and the report of them."""
