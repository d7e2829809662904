"""Citations of laws and documents (C)."""
