"""From a task sentence to its result: plan, run, judge, repair, resume."""
