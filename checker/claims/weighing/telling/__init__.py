"""How figures tell their measures, and what speaks for two telling one: read once for every relation that asks."""
