"""A language model where one is set: it proposes, the verifier decides.

    model.py      the chat model of the settings, through LangChain's init_chat_model
    context.py    clauses numbered, fenced as data and filled to the model's window
    orders.py     clauses that give orders to the reader: never shown to a model
    pieces.py     a stream of characters cut into sentences, list items and rows
    running.py    a generation in a thread of its own, with a limit of time and a way to cancel it
    sifting.py    pieces let through, asked for again, or dropped
    sufficing.py  whether what is left tells what the composed answer does
    tools.py      search, facts and sums as LangChain tools, and the loop in which a model calls them
    rewriting.py  a follow-up made a question of its own; search queries for a hard question
    answering.py  from a composed answer to one in the model's words, or the composed one with a note
"""
