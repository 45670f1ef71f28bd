"""Recording and dataset format."""
