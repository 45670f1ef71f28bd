"""The whole stack in one process, on simulated time."""
