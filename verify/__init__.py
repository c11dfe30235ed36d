"""Verify: check claims, quotes and questions against your own sources."""
