"""All that Verify knows of English, a file for each kind of words."""
