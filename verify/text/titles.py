"""Titles that stand before a name: shortened ones, which end in a full stop, and whole ones."""
