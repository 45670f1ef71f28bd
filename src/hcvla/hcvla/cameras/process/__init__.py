"""A camera in a process of its own: opening one may stop a whole interpreter for 15 s."""
