"""What each address answers: a request becomes a workflow, what comes back becomes a page."""
