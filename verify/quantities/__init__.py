"""Numbers, units and dates: parsed with their spans, compared, derived with the working."""
