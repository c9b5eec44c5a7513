"""The ``hub`` command, one file a noun."""
