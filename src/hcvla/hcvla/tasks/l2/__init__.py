"""Long tasks."""
