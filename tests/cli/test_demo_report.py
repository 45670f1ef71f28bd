"""How a demo ended: what its files hold, and when it is a success."""

import io
import json

import pytest
from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from rich.console import Console

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.cli.demo_report import conclude, result_json
from hcvla.nodes.messages.conversions import outcome_to_msg

pytestmark = pytest.mark.ros


def result(outcome="DONE", holds=True, goal="held('red cube')", known=""):
    message = ExecuteTask.Result(
        program="pick(get_actor('red cube'))", goal=goal, wall_seconds=12.3456, robot_seconds=8.0
    )
    message.outcome = outcome_to_msg(Verdict(Outcome[outcome], "as it is"))
    event = SubtaskEvent(label="pick(actor=get_actor('red cube'))", line=1, duration=7.1234)
    event.outcome = outcome_to_msg(Verdict(Outcome.DONE))
    message.trace = [event]
    return result_json("lift the red cube", known, 3, message, holds)


@pytest.mark.parametrize(
    ("outcome", "holds", "success"),
    [
        ("DONE", True, True),
        ("DONE", None, True),  # no one knows a goal: the verdict stands
        ("DONE", False, False),  # it was seen to hold and does not
        ("DONE_UNVERIFIED", True, False),
        ("GOAL_NOT_MET", True, False),
    ],
)
def test_success_needs_the_verdict_and_where_it_is_known_the_truth(outcome, holds, success):
    assert result(outcome, holds)["success"] is success


def test_a_result_holds_every_subtask_with_its_verdict_and_times_to_the_millisecond():
    found = result()
    assert found["subtasks"] == [
        {
            "call": "pick(actor=get_actor('red cube'))",
            "line": 1,
            "verdict": "done",
            "message": "",
            "seconds": 7.123,
        }
    ]
    assert (found["wall_seconds"], found["simulated_seconds"], found["seed"]) == (12.346, 8.0, 3)


def test_the_goal_of_a_result_is_the_one_that_was_tested():
    known = "held('red cube')"
    assert result(goal="on('red cube', 'green tray')", known=known)["goal"].startswith("on(")
    assert result(goal="", known=known)["goal"] == known
    assert result(goal="")["goal"] is None


@pytest.mark.parametrize(("outcome", "status", "words"), [("DONE", 0, "success; "), ("GOAL_NOT_MET", 1, "failure; ")])
def test_a_demo_ends_with_its_files_and_the_status_of_its_success(tmp_path, outcome, status, words):
    shown = Console(file=io.StringIO(), width=200, highlight=False)
    found = result(outcome, status == 0)
    assert conclude(found, tmp_path, shown) == status
    assert json.loads((tmp_path / "result.json").read_text()) == found
    assert (tmp_path / "program.py").read_text() == "pick(get_actor('red cube'))\n"
    seen, truth, last = shown.file.getvalue().splitlines()
    assert seen.startswith("goal, as it is seen: the gripper holds the red cube (held('red cube')): ")
    assert truth.endswith("holds" if status == 0 else "does NOT hold")
    assert last.startswith(words)


def test_how_a_fake_robot_was_kept_up_with_is_said_in_words(tmp_path):
    shown = Console(file=io.StringIO(), width=200, highlight=False)
    link = {"robot": "fake", "cycles": 9000, "lost_cycles": 12, "lowest_success_rate": 0.94, "reflexes": 1}
    conclude({**result(), "link": {**link, "largest_tracking_error_rad": 0.0123}}, tmp_path, shown)
    conclude({**result(), "link": link}, tmp_path, shown)
    lines = shown.file.getvalue().splitlines()
    assert lines[2].startswith("the robot was a FAKE one; ")
    assert lines[3] == "  9000 cycles of 1 ms, 12 without a command in time (of any 100 at least 94 had one)"
    assert (
        lines[4] == "  1 times the robot stopped by itself (reflex); joints were at most 12.3 mrad from their setpoints"
    )
    # Without a report of the bridge nothing is said of the joints.
    assert lines[-2] == "  1 times the robot stopped by itself (reflex)"


@pytest.mark.parametrize(
    ("outcome", "holds", "seen", "end"),
    [
        ("DONE_UNVERIFIED", True, "not verified; nothing is seen to be wrong", "not verified"),
        ("DONE_UNVERIFIED", None, "not verified; nothing is seen to be wrong", "not verified"),
        ("DONE_UNVERIFIED", False, "not verified; nothing is seen to be wrong", "failure"),
        ("GOAL_NOT_MET", True, "does NOT hold", "failure"),
        ("NOT_UNDERSTOOD", None, "not tested (not understood)", "failure"),
    ],
)
def test_the_end_says_of_the_goal_what_was_seen_and_no_more(tmp_path, outcome, holds, seen, end):
    shown = Console(file=io.StringIO(), width=40, highlight=False)
    assert conclude(result(outcome, holds), tmp_path, shown) == 1
    first, *_, last = shown.file.getvalue().splitlines()
    assert first.endswith(f"): {seen}")
    assert last.startswith(f"{end}; ")
