"""A clause while it is written: its text with labels for what the file has names for, its tests, and its way into use."""
