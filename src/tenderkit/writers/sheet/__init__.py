"""The requirements list as a workbook."""
