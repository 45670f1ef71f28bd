"""The goal language: what must hold in the simulator's truth."""
