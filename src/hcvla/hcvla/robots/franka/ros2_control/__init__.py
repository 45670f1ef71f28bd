"""A Franka arm that ros2_control drives (franka_ros2), commanded as a client of its controllers; no ROS in here."""
