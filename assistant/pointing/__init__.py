"""Which of several figures, or dates, of one clause a question asks for."""
