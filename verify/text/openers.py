"""Ordinary words that open sentences of news with a capital, and are no names."""
