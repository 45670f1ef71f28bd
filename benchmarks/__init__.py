"""Benchmarks: what the parts cost and how well they do, each with its target."""
