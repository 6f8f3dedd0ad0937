"""The coordinator's register: rebuilt from the cases, never kept by hand."""
