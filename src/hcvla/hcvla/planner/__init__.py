"""Sentence, image and past code to the next lines of a program."""
