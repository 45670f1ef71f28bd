"""The short form of a question: an object a line, a turn for what came of each answer."""

from dataclasses import replace

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.planner import PastStep
from hcvla.planner.vlm.compact import GOAL, opening, replies

# y = 0.10: (0.39 - 0.10) / 0.03 = 9.7, column J; x = 0.50: (0.50 - 0.20) / 0.025 = 12, row m.
CUBE = NamedObject("red cube", "red", "cube", Pose(0.501, 0.1, 0.03), (0.04, 0.04, 0.04))
# y = -0.2: 19.7, column T; x = 0.41: 8.4, row i; 12 cm wide and 1 high.
TRAY = NamedObject("green tray", "green", "tray", Pose(0.41, -0.2, 0.005), (0.12, 0.1, 0.01))
DONE, FAILED = Verdict(Outcome.DONE), Verdict(Outcome.NOT_PLACED)


def test_objects_are_lines_in_the_order_of_the_alphabet_with_place_and_size():
    expected = "green tray T i 12 1\nred cube J m 4 4\ntask: lift it\ncode:"
    assert opening("lift  it\n", [CUBE, TRAY], None) == expected
    assert opening("lift it", [TRAY, CUBE], None) == expected


def test_what_stands_on_what_is_held_or_is_only_remembered_is_said():
    on_tray = replace(CUBE, pose=Pose(0.41, -0.2, 0.03), visible=False)
    assert "red cube T i 4 4 on green tray remembered" in opening("x", [on_tray, TRAY], None)
    held = opening("x", [replace(CUBE, held=True), TRAY], "red cube", GOAL)
    assert "red cube in the gripper\nheld: red cube\n" in held
    assert held.endswith("\ngoal:")


def test_what_is_known_by_name_only_is_a_name():
    assert opening("x", ["red cube", "blue mat"], None).startswith("blue mat\nred cube\ntask: ")


def test_two_objects_as_far_apart_as_words_tell_never_share_a_cell():
    for step in range(100):
        y = -0.3 + 0.005 * step
        lines = opening("x", [CUBE, replace(CUBE, name="b", pose=Pose(0.5, y, 0.02))], None).splitlines()
        other = opening("x", [replace(CUBE, name="b", pose=Pose(0.5, y + 0.035, 0.02))], None).splitlines()
        assert lines[0].split()[1] != other[0].split()[1]


def test_places_outside_are_at_the_edge():
    far = opening("x", [replace(CUBE, pose=Pose(2.0, -2.0, 0.02)), replace(CUBE, name="b", pose=Pose(-1, 2, 0))], None)
    assert far.splitlines()[:2] == ["b A a 4 4", "red cube Z z 4 4"]


def test_turns_say_what_came_of_each_answer_what_is_held_and_what_the_goal_lacks():
    past = [PastStep("pick()", FAILED), PastStep("pick()", DONE), PastStep("place()", DONE, held="red cube")]
    assert replies(past, None, {3: ("red cube",)}) == [
        "pick()", "failed",
        "pick()", "ok, held: red cube",
        "place()", "ok, goal not met: red cube",
    ]  # fmt: skip
