"""A case that is being written: its answers as they are typed, and the text as it stands meanwhile."""
