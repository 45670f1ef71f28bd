"""The task suite: one file a task, each with its scenes, sentences, goal and reference program."""
