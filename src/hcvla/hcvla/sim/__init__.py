"""MuJoCo scenes, goal predicates, tasks."""
