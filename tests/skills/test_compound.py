"""A call made of others: each is carried out and published in turn, and the first failure ends the whole."""

import pytest

from hcvla.api.events import InnerEnded, InnerStarted
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

CUBE, TRAY = Actor("red cube"), Actor("green tray")
FETCH = ROBOT_API["pick_place"].bind(CUBE, TRAY)
FINE = ["move_to", "pick", "move_to", "place"]


class Diary:
    def __init__(self):
        self.started, self.ended = [], []

    def on_event(self, event):
        if isinstance(event, InnerStarted):
            assert len(self.started) == len(self.ended), "one at a time"
            self.started.append(event.call)
        elif isinstance(event, InnerEnded):
            assert event.call is self.started[-1]
            self.ended.append(event.verdict)

    @property
    def functions(self):
        return [call.function for call in self.started]


@pytest.fixture
def stack():
    cube = SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3)
    with LockstepStack(Scene((cube, SceneObject.on_table("green", "tray", 0.50, -0.12))), "privileged") as built:
        yield built


def carried_out(stack, call=FETCH):
    diary = Diary()
    return stack.execute(call, diary.on_event), diary


def test_fetching_is_moving_picking_moving_and_placing(stack):
    verdict, diary = carried_out(stack)
    assert verdict.done, verdict.message
    assert diary.functions == FINE
    assert [ended.outcome for ended in diary.ended] == [Outcome.DONE] * 4
    assert verdict == diary.ended[-1]
    over_cube, over_tray = diary.started[0].arguments["pose"], diary.started[2].arguments["pose"]
    # 0.08 m above the cube's top at 0.045 m, pads along its sides; 0.05 m of air under what is carried.
    assert (over_cube.x, over_cube.y, over_cube.z) == pytest.approx((0.45, 0.10, 0.125), abs=1e-3)
    assert over_cube.yaw == pytest.approx(0.3, abs=1e-3)
    assert (over_tray.x, over_tray.y) == pytest.approx((0.50, -0.12), abs=1e-3)
    assert over_tray.z == pytest.approx(0.008 + 0.05 + 0.0225, abs=0.01)
    assert stack.simulation.truth()["red cube"].pose.distance(Pose(0.50, -0.12, 0.0255)) < 0.02


def test_what_is_held_already_is_not_fetched_again(stack):
    assert stack.call("pick", CUBE).done
    verdict, diary = carried_out(stack)
    assert verdict.done, verdict.message
    assert diary.functions == ["move_to", "place"]


def test_a_failed_call_ends_the_whole_with_its_verdict(stack):
    wide = ROBOT_API["pick_place"].bind(TRAY, CUBE)
    verdict, diary = carried_out(stack, wide)
    assert not verdict.done
    assert diary.functions == ["move_to", "pick"]
    assert verdict == diary.ended[-1]


def test_a_place_out_of_reach_is_for_place_to_refuse(stack):
    # The move to over it fails first, and is passed over: the call's own verdict is what counts.
    verdict, diary = carried_out(stack, ROBOT_API["pick_place"].bind(CUBE, Pose(0.84, 0.0, 0.0225)))
    assert diary.functions == FINE
    assert [ended.outcome for ended in diary.ended][2:] == [Outcome.UNREACHABLE] * 2
    assert verdict.outcome is Outcome.UNREACHABLE


def test_a_name_that_no_one_knows_moves_nothing(stack):
    verdict, diary = carried_out(stack, ROBOT_API["pick_place"].bind(Actor("blue cube"), TRAY))
    assert verdict.outcome is Outcome.OBJECT_NOT_FOUND
    assert not diary.started


def test_a_cancel_ends_all_of_it(stack):
    stack.runner.on_step.append(lambda observation, action: action.phase == "lift" and stack.runner.cancel())
    verdict, diary = carried_out(stack)
    assert verdict == Verdict(Outcome.STOPPED, "stopped on request")
    assert diary.functions == ["move_to", "pick"]
    assert diary.ended[-1].outcome is Outcome.STOPPED
