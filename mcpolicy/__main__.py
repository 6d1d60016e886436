"""Run the command with `python -m mcpolicy`."""

from mcpolicy.cli import main

main()
