"""The default planner: a small network over words, objects and code, and what keeps it honest."""
