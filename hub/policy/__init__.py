"""Decides what a caller may see, from sharing agreements held as data. An absent agreement means: nothing."""
