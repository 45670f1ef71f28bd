"""Episodes collected in simulation."""
