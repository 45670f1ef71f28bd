"""Trains pre-trained image-text-to-text models as planners."""
