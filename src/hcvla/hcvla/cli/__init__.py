"""The hcvla command."""
