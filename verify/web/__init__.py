"""The web desk: pages over the Verifier. Layout only; text becomes HTML in verify.reports."""
