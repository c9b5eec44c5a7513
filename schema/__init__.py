"""What is exchanged."""
