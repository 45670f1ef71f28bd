"""Compositions of a few skills."""
