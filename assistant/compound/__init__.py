"""Questions that are made of several: each is asked by itself, and what is answered is told together or reckoned with.

    reading.py     what a question is made of: a share of a whole, a difference, both ends of a ranking, two questions in one sentence
    figures.py     the figure that an answer tells first, with its unit
    reckoning.py   a share, a difference or a sum of such figures, with the figures shown
    joining.py     two answers made one, their citations numbered anew
    answering.py   a turn of the conversation, replaced by what answers all of its question
"""
