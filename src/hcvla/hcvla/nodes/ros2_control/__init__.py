"""The topics, services and actions of a robot behind ros2_control, as the plain calls that its arm and hand make."""
