"""Every subtask function as a script on perceived poses."""
