"""The same measure told twice with two values."""
