"""RealSense cameras: devices, recordings and a camera in software."""
