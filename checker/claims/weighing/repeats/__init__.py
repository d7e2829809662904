"""The same measure told twice: with two figures, or with two units."""
