"""Whether everybody can use the documents that somebody names."""
