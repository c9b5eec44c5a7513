"""The demo: simulators of three agency systems, real sample cases, one command."""
