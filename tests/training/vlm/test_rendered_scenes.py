"""Rendered scenes show what training may show, and the same seed renders the same."""

import numpy as np

from hcvla.tasks.splits import HELD_OUT_PAIRS
from hcvla.training.vlm.rendered_scenes import rendered


def test_scenes_are_rendered_without_held_out_pairs():
    scenes = list(rendered(2, 3, (32, 24)))
    assert len(scenes) == 2
    for frame, truth in scenes:
        assert frame.rgb.shape == (24, 32, 3)
        assert 5 <= len(truth) < 10
        assert not HELD_OUT_PAIRS & set(truth)


def test_the_same_seed_renders_the_same_scenes():
    ((one, names),), ((other, others),) = (list(rendered(1, 5, (32, 24))) for _ in range(2))
    np.testing.assert_array_equal(one.rgb, other.rgb)
    assert list(names) == list(others)
