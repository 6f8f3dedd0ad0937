"""How much a requirement asks in relation to what is bought."""
