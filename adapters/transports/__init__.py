"""Transports: how a record travels, without knowing what it says."""
