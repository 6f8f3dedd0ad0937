"""The municipality itself: what it says of its own way of working, whatever procurement is at hand."""
