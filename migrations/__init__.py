"""Database migrations."""

HEAD = "0006"
"""The revision this program works on: that of the last migration."""
