"""A case folder: begun, and read whole."""
