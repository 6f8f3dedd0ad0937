"""A compiled Word template."""
