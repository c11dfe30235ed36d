"""Files of claims and quotes, checked a row at a time."""
