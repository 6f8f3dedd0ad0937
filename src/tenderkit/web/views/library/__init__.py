"""The pages of the library: its clauses, their versions side by side, the paragraphs they rest on."""
