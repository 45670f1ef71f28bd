"""Benchmarks: what the parts cost and how well they do, each beside its target."""
