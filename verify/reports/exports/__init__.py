"""Checked drafts in the forms that other tools read."""
