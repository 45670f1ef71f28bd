"""Trains the network of sight on rendered crops of objects."""
