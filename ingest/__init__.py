"""From a file to a Document: clauses, table rows and facts. Knows nothing of questions or of the page."""
