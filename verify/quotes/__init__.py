"""Quotes: found in a text, given to their speakers, checked against the sources."""
