"""Change over time (由A增至B、同比增长): differences and growth that do not follow from the levels."""
