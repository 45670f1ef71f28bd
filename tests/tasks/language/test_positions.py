"""Descriptions by place and size fit one object only; numbers worked by hand."""

import random

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.tasks.language.positions import descriptions, is_beside
from hcvla.tasks.language.speaker import Speaker, noun_of, plural
from hcvla.tasks.language.table import Table

CUBE = (0.05, 0.05, 0.05)


def cube(name, x, y, size=CUBE):
    color, _, shape = name.rpartition(" ")
    return NamedObject(name, color, shape, Pose(x, y, size[2] / 2.0), size)


def table(*items, **more):
    return Table(objects=tuple(sorted(items, key=lambda item: item.name)), **more)


ROW = table(cube("red cube", 0.40, 0.20), cube("blue cube", 0.40, 0.0), cube("pink cube", 0.40, -0.20))


def said_of(scene, name, noun="cube", seeds=40):
    group = [other for other in scene.names if noun_of(other) == noun]
    return {text for seed in range(seeds) for text in descriptions(random.Random(seed), scene, name, group, noun)}


def test_left_is_where_y_is_largest():
    assert "the leftmost cube" in said_of(ROW, "red cube")
    assert "the rightmost cube" in said_of(ROW, "pink cube")
    assert not {"the leftmost cube", "the rightmost cube"} & said_of(ROW, "blue cube")


def test_the_one_between_is_the_middle_one_and_the_second_from_both_sides():
    said = said_of(ROW, "blue cube")
    assert {"the second cube from the left", "the second cube from the right", "the middle cube"} <= said
    assert not [text for text in said_of(ROW, "red cube") if "middle" in text]


def test_a_lead_of_less_than_35_mm_is_none():
    close = table(cube("red cube", 0.40, 0.10), cube("blue cube", 0.45, 0.07), cube("pink cube", 0.40, -0.20))
    assert not [text for text in said_of(close, "red cube") if "left" in text and "corner" not in text]


def test_near_and_far_are_measured_from_the_base():
    depth = table(cube("red cube", 0.35, 0.0), cube("blue cube", 0.60, 0.0))
    assert {"the nearest cube", "the nearer cube"} & said_of(depth, "red cube")
    assert {"the farthest cube", "the farther cube"} & said_of(depth, "blue cube")


def test_sizes_that_differ_by_8_mm_are_told_apart():
    sizes = table(cube("red cube", 0.40, 0.1, (0.055,) * 3), cube("blue cube", 0.40, -0.1, (0.032,) * 3))
    assert "the small cube" in said_of(sizes, "blue cube")
    assert {"the big cube", "the biggest cube"} & said_of(sizes, "red cube")
    alike = table(cube("red cube", 0.40, 0.1, (0.050,) * 3), cube("blue cube", 0.40, -0.1, (0.045,) * 3))
    assert not [text for text in said_of(alike, "blue cube") if "small" in text or "little" in text]


@pytest.mark.parametrize(
    ("x", "y", "side"),
    [(0.40, 0.10, "left"), (0.40, -0.10, "right"), (0.30, 0.0, "front"), (0.50, 0.0, "behind")],
)
def test_sides_are_those_the_robot_sees(x, y, side):
    anchor, item = cube("red cube", 0.40, 0.0), cube("blue cube", x, y)
    assert [s for s in ("left", "right", "front", "behind") if is_beside(item, anchor, s)] == [side]


def test_what_is_far_off_to_the_side_is_not_beside():
    anchor = cube("red cube", 0.40, 0.0)
    assert not is_beside(cube("blue cube", 0.40, 0.30), anchor, "left")
    # 0.10 m to the left and 0.09 m behind: neither.
    assert not is_beside(cube("blue cube", 0.49, 0.10), anchor, "left")


def test_between_two_is_near_the_line_and_well_inside():
    ends = (cube("red mat", 0.40, 0.20), cube("blue mat", 0.40, -0.20))
    inside = table(*ends, cube("red cube", 0.41, 0.0), cube("blue cube", 0.60, 0.0))
    assert [text for text in said_of(inside, "red cube") if "between" in text] == [
        "the cube between the blue mat and the red mat"
    ]
    assert not [text for text in said_of(inside, "blue cube") if "between" in text]


def test_a_corner_is_named_by_depth_and_side():
    corners = table(cube("red cube", 0.60, 0.22), cube("blue cube", 0.35, -0.20))
    assert any(
        "far left corner" in text or "back left" in text or "top left" in text for text in said_of(corners, "red cube")
    )
    assert any("near right" in text or "front right" in text for text in said_of(corners, "blue cube"))


class TestSpeaker:
    """What a speaker says fits the object."""

    def words(self, scene, name, spatial=0.0):
        return {Speaker(random.Random(seed), scene, spatial).words(name) for seed in range(150)}

    def test_a_part_of_a_name_is_said_only_if_nothing_else_has_it(self):
        scene = table(cube("red cube", 0.4, 0.1), cube("blue cube", 0.4, -0.1), cube("red tray", 0.5, 0.2))
        assert "the cube" not in self.words(scene, "red cube")
        assert not {"the red one", "red"} & self.words(scene, "red cube")
        assert {"the blue one", "blue"} <= self.words(scene, "blue cube")
        assert "the only tray" in self.words(scene, "red tray")

    def test_a_numbered_name_is_said_in_full_without_places(self):
        scene = table(cube("red cube 1", 0.4, 0.2), cube("red cube 2", 0.4, -0.2))
        assert self.words(scene, "red cube 1") == {"the red cube 1"}

    def test_one_who_ranks_mostly_says_which_of_its_kind_an_object_is_and_names_no_other(self):
        speaker = Speaker(random.Random(0), ROW, 0.0)
        speaker.rank()
        said = [speaker.words("red cube") for _ in range(200)]
        assert 100 < sum(text != "the red cube" for text in said) < 160
        assert {"the leftmost cube", "the cube on the far left"} <= set(said)
        assert not [text for text in said if "blue" in text or "pink" in text]

    def test_one_who_ranks_calls_by_name_what_is_in_no_way_the_first_or_last(self):
        scene = table(cube("red cube", 0.4, 0.0), cube("blue cube", 0.41, 0.01))
        speaker = Speaker(random.Random(0), scene, 0.0)
        speaker.rank()
        assert all("red" in speaker.words("red cube") for _ in range(50))

    def test_what_stands_on_something_is_the_one_on_it(self):
        scene = table(cube("red cube", 0.4, 0.1), cube("pink tray", 0.4, 0.1), under={"red cube": "pink tray"})
        assert {"the one on the pink tray", "the cube on the pink tray"} & self.words(scene, "red cube", spatial=1.0)

    def test_the_other_kind_is_described_by_what_it_is_not(self):
        scene = table(cube("red cube", 0.4, 0.1), cube("pink cylinder", 0.41, 0.1))
        assert "the one that is not a cube" in self.words(scene, "pink cylinder", spatial=1.0)

    def test_what_shares_its_color_with_one_thing_alone_is_told_by_that(self):
        scene = table(cube("red cube", 0.4, 0.1), cube("blue cube", 0.41, 0.1), cube("red mat", 0.5, -0.2))
        said = self.words(scene, "red cube", spatial=1.0)
        assert {"the cube of the same color as the red mat", "the thing that has the same color as the red mat"} & said
        # A mat is not lifted, and nothing is blue but the blue cube.
        others = self.words(scene, "red mat", spatial=1.0) | self.words(scene, "blue cube", spatial=1.0)
        assert not any("same color" in text for text in others)

    def test_objects_of_one_shape_are_listed_together_at_times(self):
        speaker = [Speaker(random.Random(seed), ROW, 0.0).listed(["red cube", "blue cube"]) for seed in range(60)]
        plain = {"".join(c for c in text if not "\ue000" <= c <= "\ue0ff") for text in speaker}
        assert "the red and blue cubes" in plain
        assert "the red cube and the blue cube" in plain


def test_plurals_and_nouns():
    assert [plural(noun) for noun in ("cube", "box", "glass", "torch")] == ["cubes", "boxes", "glasses", "torches"]
    assert [noun_of(name) for name in ("red cube", "red cube 2", "left-over box")] == ["cube", "cube", "box"]
