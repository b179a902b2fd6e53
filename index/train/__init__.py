"""Training of what ships with the project: the embedding model and the syllable model of the speller.

    python -m index.train --corpus ../shared/corpus --out index/model

Reads the corpus only; never the evaluation questions and never the sample plans.
"""
