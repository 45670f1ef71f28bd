"""How setpoints reach the robot: one link for each of its interfaces. Only the driver process imports them."""
