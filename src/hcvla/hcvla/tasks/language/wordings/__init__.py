"""Sentences for tasks: phrasings to train with, phrasings that are held out, and requests the planner must refuse."""
