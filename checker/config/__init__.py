"""Configuration: files, settings, and the plan they make."""

from checker.config.model import Layer, PathIgnore, Settings
from checker.config.resolve import load_settings

__all__ = ["Layer", "PathIgnore", "Settings", "load_settings"]
