"""Episodes recorded from a running stack."""
