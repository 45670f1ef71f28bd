"""Trains the diffusion policy: collects calls, imitates them, and corrects what the policy gets wrong."""
