"""Finished documents, whoever wrote them."""
