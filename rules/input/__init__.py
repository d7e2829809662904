"""Input: what was not read (I)."""
