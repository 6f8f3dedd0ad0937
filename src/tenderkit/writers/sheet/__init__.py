"""Workbooks: the requirements list, the plan, and any other table."""
