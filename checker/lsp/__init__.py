"""The language server of `fazhi lsp`."""
