"""Which mentions name one entity, and what to call it."""
