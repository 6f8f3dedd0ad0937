"""What a page shows of the workflows' results, ready for its template."""
