"""Text as vectors, for planner and skills; pieces of sentences."""
