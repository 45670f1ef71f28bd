"""Skills learned by imitation: one diffusion policy for every subtask function."""
