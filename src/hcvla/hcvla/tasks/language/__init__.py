"""The sentences that ask for a task."""
