"""Configuration: files, settings, and the plan they make."""

from checker.config.files import find_config
from checker.config.model import Layer, PathIgnore, Settings
from checker.config.resolve import load_settings

__all__ = ["Layer", "PathIgnore", "Settings", "find_config", "load_settings"]
