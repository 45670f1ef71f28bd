"""Datasets in LeRobot's format v3.0: columns, writing, checking, viewing."""
