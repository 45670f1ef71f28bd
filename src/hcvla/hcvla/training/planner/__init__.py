"""Training of the embedded planner."""
