"""Statutory limits and the acts that start and end them."""
