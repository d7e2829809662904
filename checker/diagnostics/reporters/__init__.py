"""One reporter per output format, imported only when its format is asked for."""
