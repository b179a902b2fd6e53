"""Answers, matrices and comparisons as Word and Excel files."""
