"""The built-in rules, report types and catalogues: the first plugin, registered through the same hooks as any other."""
