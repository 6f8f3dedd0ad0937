"""Workbooks, whatever they hold: opened with care, and their cells called what people call them."""
