"""What the planner sees of objects that perception cannot name: crops of the image, a small network, names."""
