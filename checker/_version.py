"""The version, a constant so that `fazhi --version` imports nothing."""

__version__ = "0.1.0"
