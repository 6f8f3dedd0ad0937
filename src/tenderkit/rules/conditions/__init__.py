"""The condition language: reading, deciding, giving reasons."""
