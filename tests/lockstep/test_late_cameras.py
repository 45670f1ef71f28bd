"""Slow cameras and late images: nothing is invented, and calls end when images show what they did."""

import pytest

from hcvla.api.types import Actor
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.camera_config import CameraConfig
from hcvla.tasks.registry import TASKS

LATE = LockstepConfig(camera=CameraConfig(rate_hz=3.0), image_latency_sec=0.5)


def test_a_place_after_a_pick_knows_what_is_held_and_names_only_what_is_there():
    episode = TASKS["place"].episode(60_003)
    told = set()
    with LockstepStack(episode.scene, config=LATE) as stack:
        stack.arm.on_wait.append(lambda: told.update(item.name for item in stack.world.objects()))
        outcome = stack.run_program(episode.program, goal=episode.goal, stated=episode.goal)
    assert outcome.success, outcome.result.message
    assert told == set(episode.scene.names)


def test_a_call_is_not_judged_before_images_show_its_end():
    episode = TASKS["pick"].episode(60_001)
    with LockstepStack(episode.scene, config=LATE) as stack:
        name = next(item.name for item in stack.world.objects() if not item.is_support)
        assert stack.call("pick", Actor(name)).done
        # A period of 0.33 s and 0.5 s: what is known is at most 0.15 s older than the skill's last action.
        acted_sec = stack.runner._acted_sec
        assert stack.world.seen_sec() >= acted_sec - 0.15
        assert stack.arm.state().stamp_sec > acted_sec + 0.3


def test_images_in_time_make_no_call_wait():
    episode = TASKS["pick"].episode(60_001)
    with LockstepStack(episode.scene) as stack:
        name = next(item.name for item in stack.world.objects() if not item.is_support)
        assert stack.call("pick", Actor(name)).done
        assert stack.arm.state().stamp_sec == pytest.approx(stack.runner._acted_sec + 0.05)
