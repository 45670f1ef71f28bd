"""Goals tested in the simulator's truth."""
