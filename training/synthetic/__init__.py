"""Pairs of a claim and its evidence, made from news sentences by tables of changes."""
