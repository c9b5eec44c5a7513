"""The project's own benchmark: the hub against hand-written SQL on one large database (``hub bench``)."""
