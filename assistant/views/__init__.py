"""What the page shows, worked out without Gradio: pure functions from an index and choices to records."""
