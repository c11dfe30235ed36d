"""The draft as the Word file that it came as, with what was found in its margin."""
