"""Trains the eyes of policies on collected episodes."""
