"""The checker: a small trained network that reads a claim beside a window of evidence."""
