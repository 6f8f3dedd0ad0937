"""Pure decisions: no disk, no clock, no terminal, no Word."""
