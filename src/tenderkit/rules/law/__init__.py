"""Acts and provisions: which apply, what they are called, what becomes of them."""
