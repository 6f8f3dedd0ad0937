"""What templates ask of the words that they are given."""
