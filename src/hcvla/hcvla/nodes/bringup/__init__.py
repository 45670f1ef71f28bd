"""The description of the stack and its processes."""
