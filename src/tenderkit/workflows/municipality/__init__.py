"""The papers of the municipality itself."""
