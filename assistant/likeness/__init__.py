"""How like a question a clause is, by vectors learned on questions and the clauses that answer them."""
