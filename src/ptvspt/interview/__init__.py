"""Whom do I need: questions, rules and advice."""
