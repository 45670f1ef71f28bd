"""What is remembered where one like it is seen is that one; two that were seen side by side stay two."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.perception.one_solid import note_apart, without_pieces
from hcvla.perception.track import Track


def track(number, x, z, height, *, visible=True, color="red", shape="cylinder", stamp_sec=1.0):
    return Track(
        number=number,
        mean=np.array([x, 0.0, z, 0.0]),
        covariance=np.eye(4),
        size=np.array([0.04, 0.04, height]),
        stamp_sec=stamp_sec,
        color_votes={color: 1.0},
        shape_votes={shape: 1.0},
        visible=visible,
        confirmed=True,
    )


# A post of 12 cm, and its upper part as it was seen while it leaned: 2 cm aside.
WHOLE = {"x": 0.5, "z": 0.06, "height": 0.12}
PIECE = {"x": 0.52, "z": 0.08, "height": 0.05}


def test_a_piece_that_is_remembered_inside_the_whole_is_dropped():
    whole, piece = track(1, **WHOLE), track(2, **PIECE, visible=False)
    assert without_pieces([whole, piece]) == [whole]


def test_the_older_one_stays_and_is_as_the_one_that_is_seen():
    older, whole = track(1, **PIECE, visible=False), track(2, **WHOLE)
    (left,) = without_pieces([older, whole])
    assert left is older
    assert (left.number, left.visible, left.pose.position.tolist()) == (1, True, [0.5, 0.0, 0.06])
    assert left.size.tolist() == [0.04, 0.04, 0.12]


@pytest.mark.parametrize(
    "other",
    [
        # Seen itself; beside it; on top of it; of another color or shape.
        track(2, **PIECE),
        track(2, 0.545, 0.06, 0.12, visible=False),
        track(2, 0.5, 0.145, 0.05, visible=False),
        track(2, **PIECE, visible=False, color="blue"),
        track(2, **PIECE, visible=False, shape="cube"),
    ],
)
def test_what_has_room_or_is_unlike_it_is_another_object(other):
    whole = track(1, **WHOLE)
    assert without_pieces([whole, other]) == [whole, other]


def test_two_that_one_image_showed_side_by_side_are_two_wherever_one_is_taken_for_later():
    whole, second = track(1, **WHOLE), track(2, 0.6, 0.06, 0.12)
    note_apart([whole, second], 1.0)
    hidden = replace(second, mean=np.array([0.51, 0.0, 0.06, 0.0]), visible=False)
    assert without_pieces([whole, hidden]) == [whole, hidden]


def test_what_only_one_of_two_images_shows_does_not_make_them_two():
    whole, piece = track(1, **WHOLE), track(2, 0.6, 0.06, 0.12, stamp_sec=0.5)
    note_apart([whole, piece], 1.0)
    hidden = replace(piece, mean=np.array([0.51, 0.0, 0.06, 0.0]), visible=False)
    assert without_pieces([whole, hidden]) == [whole]
