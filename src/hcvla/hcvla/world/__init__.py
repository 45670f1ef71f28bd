"""What is known of the table: objects, their outlines, and where there is room."""
