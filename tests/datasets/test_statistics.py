"""Statistics by hand, and pooled ones equal to those of everything together."""

import numpy as np

from hcvla.datasets.stats import of_column, of_images, pooled


def test_the_statistics_of_four_numbers():
    found = of_column(np.array([1.0, 2.0, 3.0, 6.0]))
    # Mean 12/4; variance (4 + 1 + 0 + 9)/4 = 3.5.
    assert found["mean"] == [3.0]
    assert np.allclose(found["std"], np.sqrt(3.5))
    assert (found["min"], found["max"], found["count"], found["q50"]) == ([1.0], [6.0], [4], [2.5])


def test_pooled_statistics_are_those_of_all_rows():
    rows = np.random.default_rng(0).normal(size=(50, 3))
    together, parts = of_column(rows), pooled([of_column(rows[:10]), of_column(rows[10:])])
    for name in ("min", "max", "mean", "std", "count"):
        assert np.allclose(parts[name], together[name])


def test_channels_of_images_run_from_0_to_1():
    image = np.zeros((4, 4, 3), np.uint8)
    image[..., 1] = 255
    found = of_images([image, np.zeros_like(image)])
    assert found["mean"].shape == (3, 1, 1)
    assert found["mean"].ravel().tolist() == [0.0, 0.5, 0.0]
    assert found["count"].tolist() == [2]
