"""Liandong Hub: engines and edges."""
