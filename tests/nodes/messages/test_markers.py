"""What RViz shows besides images and robot."""

from dataclasses import replace

from visualization_msgs.msg import Marker

from hcvla.api.types import NamedObject, Pose
from hcvla.monitor.state import TaskView
from hcvla.nodes.messages.markers import CommandedPath, object_markers, program_marker

RED = {"red": (0.8, 0.1, 0.1)}


def cube(**changes):
    return NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.025), (0.05, 0.05, 0.05), **changes)


def test_the_running_line_has_an_arrow_below_state_and_goal_in_words():
    view = TaskView(
        state="running",
        goal="on('red cube', 'green tray')",
        program="pick(get_actor('red cube'))\nplace(get_actor('green tray'))\n",
        line=2,
    )
    assert program_marker(view).text.splitlines() == [
        "[running]",
        "goal: the red cube is on the green tray",
        "   pick(get_actor('red cube'))",
        "> place(get_actor('green tray'))",
    ]


def test_what_would_follow_after_a_yes_is_marked_as_such():
    view = TaskView(state="waiting for confirmation", program="go_home()\n", ahead="pick(a)\nplace(b)")
    assert program_marker(view).text.splitlines()[1:] == ["   go_home()", "?  pick(a)", "?  place(b)"]
    doubtful = program_marker(replace(view, doubt="not sure"))
    assert doubtful.text.splitlines()[-2:] == ["?  place(b)", "not sure"]


def test_without_a_goal_none_is_shown_and_a_long_one_is_broken_into_lines():
    assert program_marker(TaskView(state="planning")).text == "[planning]"
    long = " and ".join(f"on('{color} cube', 'green tray')" for color in ("red", "blue", "yellow", "green"))
    lines = program_marker(TaskView(state="planning", goal=long)).text.splitlines()[1:]
    assert len(lines) == 3
    assert all(len(line) <= 60 for line in lines)


def test_every_object_is_a_solid_with_its_name_above_it_and_paler_if_it_is_not_seen():
    cleared, solid, label = object_markers([cube()], RED, "left/base").markers
    assert cleared.action == Marker.DELETEALL
    assert (solid.type, solid.header.frame_id, solid.pose.position.z) == (Marker.CUBE, "left/base", 0.025)
    assert (solid.scale.x, round(solid.color.r, 3)) == (0.05, 0.8)
    # Half of its height and that of a line of text.
    assert label.text == "red cube"
    assert abs(label.pose.position.z - (0.025 + 0.025 + 0.022)) < 1e-9
    _, hidden, remembered = object_markers([cube(visible=False)], RED).markers
    assert hidden.color.a < solid.color.a
    assert remembered.text == "red cube (remembered)"
    assert object_markers([cube(held=True, visible=False)], RED).markers[2].text == "red cube (held)"


def test_the_commanded_path_keeps_its_newest_points():
    path = CommandedPath()
    for number in range(450):
        path.add(Pose(0.001 * number, 0.0, 0.3))
    points = path.marker().points
    assert len(points) == 400
    assert abs(points[-1].x - 0.449) < 1e-9
    assert abs(points[0].x - 0.050) < 1e-9
