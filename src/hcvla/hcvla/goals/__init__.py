"""The goal language: what must hold at the end of a task, and whether it does."""
