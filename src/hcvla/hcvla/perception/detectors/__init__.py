"""Other ways to find objects in an image than by color and shape; tracked and named as those are."""
