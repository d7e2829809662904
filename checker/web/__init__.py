"""The page of `fazhi serve` and its JSON API: on this machine only, nothing stored."""
