"""One folder per agency system."""
