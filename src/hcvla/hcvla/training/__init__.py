"""Training of the planner and the policy."""
