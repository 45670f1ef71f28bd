"""Episodes of collection on the real stack: experts, bursts, and the policy with an expert at its side."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Kind
from hcvla.lockstep.bursts import BurstConfig
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import FUNCTIONS, ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.tasks.splits import HELD_OUT_COLORS, HELD_OUT_SHAPES
from hcvla.training.policy.episodes import EpisodeConfig, collect_episode
from hcvla.training.policy.recording import RecordingConfig
from hcvla.training.policy.scenes import Start, draw_start
from hcvla.training.policy.shards import LABELLED, SOURCES, SURPRISE

STEADY = RecordingConfig(burst=BurstConfig(chance=0.0))
PLAIN = EpisodeConfig(calls=0, noisy=0.0, bursts=0.0, disturbed=0.0, random_start=0.0, wander=0.0, recording=STEADY)
TINY = PolicyConfig(model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1))


def table() -> Scene:
    cube, mat = SceneObject.on_table("red", "cube", 0.45, 0.1), SceneObject.on_table("blue", "mat", 0.5, -0.15)
    return Scene((cube, mat))


CARRY = Start(table(), "pick(get_actor('red cube'))\nplace(get_actor('blue mat'))\n")


def collected(config=PLAIN, start=CARRY, policy=None, seed=0):
    return collect_episode(np.random.default_rng(seed), config, ObservationConfig(), policy, start)


def test_every_subtask_function_but_compound_ones_can_be_learned():
    declared = {function.name for function in ROBOT_API.of_kind(Kind.SUBTASK)}
    assert declared - set(FUNCTIONS) == {"pick_place"}


def test_a_program_becomes_one_record_a_call():
    records = collected()
    assert [FUNCTIONS[record.function] for record in records] == ["pick", "place"]
    assert all(record.done for record in records)


def test_without_disturbance_every_frame_has_an_expert_label_and_nothing_surprises():
    for record in collected():
        flags = np.array(record.flags)
        assert flags[:, LABELLED].all()
        assert not flags[:, SURPRISE].any()


def test_labels_are_way_points_within_the_lead_and_speeds_within_the_limit():
    for record in collected():
        tool, label = np.stack(record.frames)[:, :3], np.stack(record.labels)
        assert np.linalg.norm(label[:, :3] - tool, axis=1).max() <= 0.2 + 1e-4
        assert label[:, 7].min() > 0.0
        assert label[:, 7].max() <= 0.7


def test_the_commanded_width_is_kept_until_another_is_commanded():
    _, place = collected()
    widths = np.stack(place.labels)[:, 8]
    assert widths[0] == 0.0, "a hand that holds something is commanded shut"
    assert widths[-1] > 0.05, "and open in the end"


def test_the_goal_of_a_pick_lies_at_the_object_and_of_a_place_over_its_target():
    pick, place = collected()
    at = layout.SLOTS_AT + layout.SLOTS.index("goal") * layout.SLOT
    assert pick.frames[0][at + 1 : at + 3] == pytest.approx([0.45, 0.1], abs=0.005)
    assert place.frames[0][at + 1 : at + 3] == pytest.approx([0.5, -0.15], abs=0.01)


def test_bursts_are_marked_and_have_no_label():
    config = replace(PLAIN, bursts=1.0, recording=RecordingConfig(burst=BurstConfig(chance=0.2)))
    flags = np.concatenate([np.array(record.flags) for record in collected(config)])
    bursts = ~flags[:, LABELLED]
    assert bursts.sum() > 5
    begins = bursts & ~np.concatenate([[False], bursts[:-1]])
    assert flags[begins, SURPRISE].all()


def test_what_the_policy_did_is_no_label_and_the_expert_ends_it():
    config = replace(PLAIN, recording=RecordingConfig(burst=STEADY.burst, policy_share=1.0, policy_steps=6.0))
    (record,) = collected(config, Start(table(), "pick(get_actor('red cube'))\n"), blank_policy(TINY))
    flags = np.array(record.flags)
    labelled = flags[:, LABELLED]
    first = int(labelled.argmax())
    assert first > 0
    assert flags[first, SURPRISE], "nobody could foresee that an expert takes over here"
    assert labelled[first:].all()
    assert record.done
    assert record.source == SOURCES.index("corrected")


def test_an_episode_repeats_from_its_seed():
    first, second = (collected(EpisodeConfig(calls=3), policy=None, seed=5) for _ in range(2))
    assert len(first) == len(second) > 0
    assert all(np.array_equal(a.frames[-1], b.frames[-1]) for a, b in zip(first, second, strict=True))


def test_scenes_hold_nothing_that_is_held_out():
    rng = np.random.default_rng(0)
    for _ in range(40):
        scene = draw_start(rng, 200_000).scene
        assert not {item.shape for item in scene} & HELD_OUT_SHAPES
        assert not {item.color for item in scene} & HELD_OUT_COLORS


def test_frames_are_finite_numbers():
    torch.manual_seed(0)
    for record in collected(EpisodeConfig(calls=4), seed=3):
        assert np.isfinite(np.stack(record.frames)).all()
        assert np.isfinite(np.stack(record.labels)).all()
