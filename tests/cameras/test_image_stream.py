"""Images come at the cameras' rate and are as old as on a running stack, by hand-worked times."""

import numpy as np
import pytest

from hcvla.cameras.image_stream import ImageTiming, SimulatedImages


def stream(latency_sec: float = 0.03) -> tuple[SimulatedImages, list[float]]:
    """Return images at 10 Hz and a clock: each picture's brightness is its number."""
    taken: list[float] = []

    def take():
        taken.append(len(taken))
        return {"scene": np.full((2, 2, 3), taken[-1], np.uint8)}

    return SimulatedImages(take, ImageTiming(rate_hz=10.0, latency_sec=latency_sec)), taken


def test_pictures_are_taken_when_due_and_seen_when_they_have_arrived():
    images, _ = stream()
    seen = []
    for period in range(8):
        now = 0.05 * period
        images.update(now)
        newest = images.newest(now)["scene"]
        seen.append((int(newest.rgb[0, 0, 0]), round(now - newest.stamp_sec, 2)))
    # Taken at 0, 0.1, 0.2, 0.3 and seen 0.03 s later: at 0.1 still the one of 0, at 0.15 the one of 0.1.
    assert seen == [(0, 0.0), (0, 0.05), (0, 0.1), (1, 0.05), (1, 0.1), (2, 0.05), (2, 0.1), (3, 0.05)]


def test_nothing_is_taken_more_often_than_the_rate_says():
    images, taken = stream()
    for period in range(21):
        images.update(0.05 * period)
        images.newest(0.05 * period)
    assert len(taken) == 11  # at 0, 0.1, ..., 1.0


def test_a_refreshed_picture_is_seen_at_once_and_the_next_is_due_a_period_later():
    images, taken = stream()
    images.update(0.0)
    images.refresh(0.05)
    assert images.newest(0.05)["scene"].stamp_sec == 0.05
    images.update(0.10)
    assert len(taken) == 2
    images.update(0.15)
    assert images.newest(0.18)["scene"].stamp_sec == pytest.approx(0.15)
