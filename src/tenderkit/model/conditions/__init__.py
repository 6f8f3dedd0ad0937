"""A condition as a tree."""
