"""Arm backends behind one protocol: kinematics, trajectories, guard, MuJoCo."""
