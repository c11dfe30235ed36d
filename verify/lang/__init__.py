"""What Verify knows of languages, a folder for each."""
