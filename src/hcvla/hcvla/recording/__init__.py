"""Recording a running stack as a dataset; no ROS here."""
