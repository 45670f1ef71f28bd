"""Values to messages and back."""
