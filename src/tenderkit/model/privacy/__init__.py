"""Words that tell something about a person."""
