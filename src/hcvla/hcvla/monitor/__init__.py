"""What a person sees of a task: folded from its events, drawn in the terminal and on film."""
