"""Identity numbers, telling words, and the values by which a person is recognised."""
