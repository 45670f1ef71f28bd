"""How a learning rate rises and falls."""

import pytest

from hcvla.training.learning_rate import cosine_share


@pytest.mark.parametrize(
    ("step", "progress", "share"),
    [
        (0, 0.0, 0.25),
        (1, 0.0, 0.5),
        (3, 0.0, 1.0),
        (9, 0.0, 1.0),
        (9, 0.5, 0.6),  # the middle between 1 and 0.2
        (9, 1.0, 0.2),
        (9, 1.7, 0.2),
        (1, 0.5, 0.3),
    ],
)
def test_it_rises_for_four_steps_and_falls_along_a_cosine_to_a_fifth(step, progress, share):
    assert cosine_share(step, progress, warmup_steps=4, final=0.2) == pytest.approx(share)


def test_it_falls_to_nothing_by_default():
    assert cosine_share(9, 1.0, warmup_steps=4) == pytest.approx(0.0)
