"""Runs a generated program against the API: limits, suspension at every call, snapshots."""
