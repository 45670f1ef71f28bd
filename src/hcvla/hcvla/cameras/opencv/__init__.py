"""Color cameras and video files, by OpenCV."""
