"""The words that tell something about a person."""
