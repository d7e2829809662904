"""Rules over many reports, for `fazhi audit`."""
