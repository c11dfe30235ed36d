"""How files and pages become sources: read, cleaned, dated, cut into passages."""
