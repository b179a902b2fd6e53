"""Errors of the index.

    IndexFault                       (everything below; str() is a Vietnamese sentence for the user)
    ├── IndexNotFound                no index in that folder
    ├── IndexBroken                  the folder can't be read
    ├── IndexLocked                  another process is writing
    └── ModelMismatch                the index was made with another embedding model
"""
from __future__ import annotations


class IndexFault(Exception):
    """Something about the index that a user can do something about; str() says it in Vietnamese."""


class IndexNotFound(IndexFault):
    pass


class IndexBroken(IndexFault):
    pass


class IndexLocked(IndexFault):
    pass


class ModelMismatch(IndexFault):
    pass
