"""One thin ROS node a file: parameters, topics, conversion; no logic."""
