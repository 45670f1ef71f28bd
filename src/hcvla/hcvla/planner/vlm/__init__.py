"""Pre-trained image-text-to-text models as planners: what they are asked, their tokens, decoding, and folders."""
