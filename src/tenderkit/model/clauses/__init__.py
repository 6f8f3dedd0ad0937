"""A clause, its tests, and the library that it stands in."""
