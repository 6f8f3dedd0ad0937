"""PDF files as somebody hears them read: what is tagged, in the order of the tags."""
