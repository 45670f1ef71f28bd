"""What a sentence, its goal and its program say of each other, before anything moves."""
