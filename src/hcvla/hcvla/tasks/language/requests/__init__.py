"""What may be asked: for every task of the suite, and for what its functions do besides, a way to draw one request."""
