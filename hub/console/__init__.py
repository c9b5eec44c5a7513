"""The staff console: pages rendered on the server, readable without scripts, each one a read through disclosure."""

from hub.console.app import routes
from hub.console.visit import Console

__all__ = ["Console", "routes"]
