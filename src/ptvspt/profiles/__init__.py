"""Professions and their facts."""
