"""Questions on a plan as a whole: what it is about, its parts and annexes, the years it is for, its aims, what it rests on, whom it goes to.

    aspects.toml, aspects.py   which of them a question asks for, and that it asks for nothing more special
    outline.py                 the headings of a plan: its parts, its annexes, the section that a heading names
    sections.py                a section told; parts.py: parts and annexes; facts.py: period, issuer, bases, recipients, agencies
    money.py                   what a plan costs, parted by source, by year, by subject
    of_place.py                all that a plan says of a place in it
    summary.py                 the whole plan in a few lines
    side_by_side.py            several plans in a table
    keywords.py                an agency, a place or a plan, typed as into a search box
    form.py                    the question answered
"""
