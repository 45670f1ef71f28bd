"""Text as vectors, for planner and skills."""
