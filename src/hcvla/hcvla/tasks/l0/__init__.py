"""Single skills."""
