"""Word files: the zip, the package, the XML and what stands in it."""
