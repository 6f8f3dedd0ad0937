"""The word list, proved."""
