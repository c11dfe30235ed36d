"""The statements of a draft that can be checked."""
