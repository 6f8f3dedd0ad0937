"""A Word template, before it is used."""
