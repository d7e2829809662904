"""Structure: parts, headings, paragraphs (S)."""
