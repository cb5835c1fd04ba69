"""Compare US movement and health professions, and find out which one you need."""

__version__ = "0.1.0"
