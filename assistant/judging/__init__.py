"""Which clause answers a question, if any, learned from many questions whose answers are known.

looks.py: what is looked at in a clause, beside the others found and by the checks of answerable.py; trees.py: gradient boosted trees, read from
model.npz and asked by NumPy alone; judge.py: the clauses with their probabilities; learn.py: how model.npz is made.
"""
