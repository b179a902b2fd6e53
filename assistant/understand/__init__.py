"""What a question asks: its kinds of answer, and the places, agencies, years and annexes it names.

    spelling.py   typed text made readable: marks restored, abbreviations spelled out
    asks.py       which kinds of answer are asked for                  asks.toml
    entities.py   places, agencies, years, annexes, numbers of documents
    terms.py      the words that are left: what the question is about  stopwords.txt
    followup.py   what "sở đó", "còn Lào Cai thì sao" refer to
"""
