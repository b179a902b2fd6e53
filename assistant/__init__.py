"""From a question to an Answer whose every statement carries the clause it comes from."""
