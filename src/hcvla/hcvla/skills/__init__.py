"""One subtask call to motion, and the verdict on it."""
