"""The reader in the terminal, and the `namedrop` command."""
