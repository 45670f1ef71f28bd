"""Camera frames, and what every image goes through, whatever its source."""
