"""How a letterhead may look."""
