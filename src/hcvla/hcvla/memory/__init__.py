"""The durable record of steps, poses and interpreter snapshots."""
