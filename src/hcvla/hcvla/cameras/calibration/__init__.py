"""Where a camera is: a printed board, views of it, and the pose that explains them."""
