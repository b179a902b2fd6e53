"""What a document says of itself: kind, number, date, issuer, place, subject, period, signer, the documents it names.

    describe.py     all of it put together
    heading.py      number, date, title, kind
    issuer.py       who issued it, at which level, for which place
    subject.py      what it is about, and for which years
    references.py   the documents that it names
    signer.py       who signed
"""
