"""Statistics of columns as LeRobot keeps them, per episode and pooled over episodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

QUANTILES = {"q01": 0.01, "q10": 0.10, "q50": 0.50, "q90": 0.90, "q99": 0.99}
Statistics = dict[str, np.ndarray]
"""min, max, mean, std and the quantiles, each of the column's shape; count, Shape=(1,)."""


def of_column(values: np.ndarray) -> Statistics:
    """Return the statistics of a numeric column, Shape=(n,) or (n, d), over its rows."""
    table = np.asarray(values, dtype=np.float64).reshape(len(values), -1)
    quantiles = np.quantile(table, list(QUANTILES.values()), axis=0)
    found = {
        "min": table.min(axis=0),
        "max": table.max(axis=0),
        "mean": table.mean(axis=0),
        "std": table.std(axis=0),
        "count": np.array([len(table)]),
    }
    return found | dict(zip(QUANTILES, quantiles, strict=True))


def of_images(images: Sequence[np.ndarray]) -> Statistics:
    """Return the statistics of images, each Shape=(h, w, 3), uint8, over all pixels: channels 0 to 1, Shape=(3, 1, 1).

    The count is that of the images, as LeRobot has it.
    """
    pixels = np.stack([image.reshape(-1, 3) for image in images]).reshape(-1, 3)
    levels = np.arange(256) / 255.0
    found: dict[str, list[float]] = {}
    for channel in pixels.T:
        # There are only 256 values: counting them is exact and a hundred times faster than sorting.
        shares = np.bincount(channel, minlength=256) / len(channel)
        mean = float(shares @ levels)
        numbers = {"min": levels[shares > 0][0], "max": levels[shares > 0][-1], "mean": mean}
        numbers["std"] = np.sqrt(max(0.0, float(shares @ (levels - mean) ** 2)))
        numbers |= {key: levels[np.searchsorted(np.cumsum(shares), q - 1e-12)] for key, q in QUANTILES.items()}
        for key, value in numbers.items():
            found.setdefault(key, []).append(float(value))
    shaped = {key: np.array(values).reshape(3, 1, 1) for key, values in found.items()}
    return shaped | {"count": np.array([len(images)])}


def pooled(parts: Sequence[Mapping[str, Any]]) -> Statistics:
    """Return the statistics of several parts together; exact but for the quantiles, which are means over the parts."""
    counts = np.array([float(np.asarray(part["count"]).reshape(-1)[0]) for part in parts])
    means = np.stack([np.asarray(part["mean"], dtype=np.float64) for part in parts])
    shares = (counts / counts.sum()).reshape(-1, *[1] * (means.ndim - 1))
    mean = (shares * means).sum(axis=0)
    variances = np.stack([np.asarray(part["std"], dtype=np.float64) ** 2 for part in parts])
    found = {
        "min": np.min([part["min"] for part in parts], axis=0),
        "max": np.max([part["max"] for part in parts], axis=0),
        "mean": mean,
        "std": np.sqrt((shares * (variances + (means - mean) ** 2)).sum(axis=0)),
        "count": np.array([int(counts.sum())]),
    }
    for key in QUANTILES:
        found[key] = (shares * np.stack([np.asarray(part[key], dtype=np.float64) for part in parts])).sum(axis=0)
    return found


def plain(statistics: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Return statistics as lists of numbers, for JSON and parquet."""
    return {key: value.tolist() for key, value in statistics.items()}
