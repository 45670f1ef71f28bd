"""A fake Franka Research 3: the robot's own network protocols in front of hcvla's simulated arm, hand and table."""
