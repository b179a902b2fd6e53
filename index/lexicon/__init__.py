"""The words of Vietnamese administration: abbreviations, agencies of before and after 2025, places old and new.

    abbreviations.py   "UBND", "NSTW", "SNN&MT" spelled out          abbreviations.toml
    agencies.py        which agency is named, and what it is called since 2025   agencies.toml
    places.py          provinces, districts and communes of then and of today    (underthesea's table)
"""
