"""Disturbances that only evaluations use: neither scripts nor training knew them."""
