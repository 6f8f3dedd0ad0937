"""YAML, and from YAML to a model."""
