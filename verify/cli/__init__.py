"""The command line: thin. It reads options, calls the Verifier, prints, and sets the exit code.

0 clean, 1 findings, 2 could not run. With --json one JSON document goes to stdout and nothing else;
messages and progress go to stderr.
"""

from verify.cli.commands import app, main

__all__ = ["app", "main"]
