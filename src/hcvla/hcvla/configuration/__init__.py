"""Configuration: frozen dataclasses read from ROS parameters and parameter files by one reader, without ROS."""
