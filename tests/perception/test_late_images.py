"""Images that come late, out of order, or at times of which the arm is not known."""

import math
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.perception.errors import UnpairedImagesError
from hcvla.perception.late_images import LateImages
from items import arm_at


class Notes:
    """Notes what perception would be fed with."""

    def __init__(self):
        self.fed = []

    def follow(self, state):
        self.fed.append(("state", state.stamp_sec))

    def update(self, frames, state):
        self.fed.append(("image", state.stamp_sec))

    def seen_sec(self):
        return next((stamp_sec for kind, stamp_sec in reversed(self.fed) if kind == "image"), -math.inf)


@pytest.fixture
def notes():
    return Notes()


@pytest.fixture
def late(notes):
    late = LateImages(notes)
    for stamp_sec in (0.0, 0.05, 0.1, 0.15, 0.2):
        late.add_state(replace(arm_at(0.5, 0.0, 0.3), stamp_sec=stamp_sec))
    return late


def test_what_the_arm_did_before_an_image_is_followed_before_it_and_what_it_did_after_only_later(late, notes):
    assert late.add_images(0.1, {})
    assert notes.fed == [("state", 0.0), ("state", 0.05), ("image", 0.1)]
    assert late.add_images(0.2, {})
    assert notes.fed[3:] == [("state", 0.15), ("image", 0.2)]


def test_without_an_image_under_way_the_arm_is_followed_to_its_newest_state(late, notes):
    late.add_images(0.1, {})
    late.catch_up()
    assert notes.fed[3:] == [("state", 0.15), ("state", 0.2)]


def test_an_image_that_was_overtaken_is_left_out_but_two_mean_that_the_clock_began_again(late, notes):
    late.add_images(0.2, {})
    assert not late.add_images(0.1, {})
    assert late.add_images(0.15, {})
    assert notes.fed[-1] == ("image", 0.15)


def test_an_image_without_a_state_of_its_time_is_left_out_and_ten_in_a_row_name_both_stamps(late):
    for _ in range(9):
        assert not late.add_images(7.0, {})
    with pytest.raises(UnpairedImagesError, match=r"10 images in a row .* image stamped 7\.000 s.* 0\.200 s") as caught:
        late.add_images(7.0, {})
    assert caught.value.outcome is Outcome.NODE_LOST


def test_an_image_that_is_paired_again_begins_the_count_again(late):
    for _ in range(9):
        late.add_images(7.0, {})
    assert late.add_images(0.2, {})
    assert not late.add_images(7.0, {})


def test_where_no_state_ever_came_the_message_says_so(notes):
    late = LateImages(notes)
    for _ in range(9):
        late.add_images(1.0, {})
    with pytest.raises(UnpairedImagesError, match="of the arm's states there is none"):
        late.add_images(1.0, {})


class Forgetful(Notes):
    def reset(self):
        self.fed.append("reset")

    def seen_sec(self):
        return -math.inf


def test_of_a_new_scene_images_count_that_were_taken_after_it_was_put_there_and_left_out_ones_are_no_fault():
    notes = Forgetful()
    late = LateImages(notes)
    for stamp_sec in (0.05, 0.1, 0.15):
        late.add_state(replace(arm_at(0.5, 0.0, 0.3), stamp_sec=stamp_sec))
    late.begin_scene(0.1)
    assert not any(late.add_images(0.1, {}) for _ in range(20))
    assert late.add_images(0.15, {})
    assert [entry for entry in notes.fed if entry[0] != "state"] == ["reset", ("image", 0.15)]


def test_after_the_clock_began_again_earlier_images_count():
    notes = Forgetful()
    late = LateImages(notes)
    late.add_state(replace(arm_at(0.5, 0.0, 0.3), stamp_sec=100.0))
    late.begin_scene(100.0)
    late.add_state(replace(arm_at(0.5, 0.0, 0.3), stamp_sec=0.1))
    assert late.add_images(0.1, {})
