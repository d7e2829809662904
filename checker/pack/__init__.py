"""Rule packs without code, and the data-file checking they share with the built-in catalogues."""
