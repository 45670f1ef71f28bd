"""Harness, statistics, benchmarks."""
