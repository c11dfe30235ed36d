"""Who decides, and the one gate between any judge and a reader."""
