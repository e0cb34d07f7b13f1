"""The panes. Each shows what it is told to; none knows of another, or of the library."""
