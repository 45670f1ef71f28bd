"""Collecting datasets: reference programs in the lockstep stack, recorded and labelled as they run."""
