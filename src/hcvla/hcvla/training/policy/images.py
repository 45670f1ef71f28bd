"""Images of many shards, or their maps, left where they are until a batch needs some."""

from __future__ import annotations

import numpy as np


class ImageTable:
    """Rows of several arrays under one numbering."""

    def __init__(self) -> None:
        """Start empty."""
        self._arrays: list[np.ndarray] = []
        self._first = np.zeros(1, np.int64)
        """Number of the first row of each array, and of the one that comes next."""

    def add(self, images: np.ndarray) -> int:
        """Add an array, Shape=(m, ...), e.g. mapped from a file; return its first number."""
        first = int(self._first[-1])
        self._arrays.append(images)
        self._first = np.append(self._first, first + len(images))
        return first

    def take(self, numbers: np.ndarray) -> np.ndarray:
        """Return a copy of some rows in memory, Shape=(n, ...)."""
        found = np.empty((len(numbers), *self._arrays[0].shape[1:]), self._arrays[0].dtype)
        owner = np.searchsorted(self._first, numbers, side="right") - 1
        for which in np.unique(owner).tolist():
            rows = np.flatnonzero(owner == which)
            found[rows] = self._arrays[which][numbers[rows] - self._first[which]]
        return found
