"""Images to named objects with poses."""
