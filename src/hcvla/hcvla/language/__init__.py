"""Text as vectors, for whoever reads sentences: planner and skills."""
