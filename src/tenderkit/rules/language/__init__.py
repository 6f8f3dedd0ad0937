"""Plain, binding Swedish: words, sentences, and how values are written."""
