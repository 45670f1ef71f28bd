"""The rhythm of everything that is learned or recorded: one observation and one action each period."""

CONTROL_RATE_HZ = 20
"""Skills act, and datasets have a frame, this often [Hz]: the control rate of the task suite."""
CONTROL_PERIOD_SEC = 1.0 / CONTROL_RATE_HZ
