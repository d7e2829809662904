"""Synthetic corpora: any number of plausible, consistent reports by seed, with a known share of planted faults."""
