"""The Gradio page: tabs, source viewer, export, accounts. Wiring is app.py's; what is shown is worked out in assistant/views."""
