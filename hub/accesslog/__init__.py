"""The tamper-evident access log: what is written of every access, and how anybody can check it.

``entry``, ``merkle``, ``checkpoint`` and ``verify`` use the standard library and ``cryptography`` alone: an
auditor runs them away from the hub. ``docs/access-log-format.md`` describes the format.
"""
