"""What a new version of a clause changes, and who must act on it."""
