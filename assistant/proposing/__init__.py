"""Every shape of answer tried on a question, and which of them is likeliest right."""
