"""Whether a requirement is in proportion to what is bought."""
