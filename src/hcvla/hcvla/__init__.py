"""hcvla: a sentence becomes Python against a robot API, and every call becomes guarded motion."""

__version__ = "0.1.0"
