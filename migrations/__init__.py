"""Database migrations."""

HEAD = "0007"
"""The revision this program works on: that of the last migration."""
