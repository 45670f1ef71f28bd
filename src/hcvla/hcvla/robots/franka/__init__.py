"""The real Franka arm: a bridge-side `Arm`, and the one process that talks to the robot."""
