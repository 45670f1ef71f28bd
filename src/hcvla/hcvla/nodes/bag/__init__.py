"""Topics recorded as MCAP, as rosbag2 writes it."""
