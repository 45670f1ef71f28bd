"""Camera frames and what is done to every image, whoever took it."""
