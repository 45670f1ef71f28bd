"""Skills of a server that someone else runs: they move the arm like any other, and no fault of it moves it."""

import math
import re

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor, Pose
from hcvla.sim.scene import Scene, SceneObject
from hcvla.skills.needs import CameraNeed
from hcvla.skills.remote.client import PolicyClient, PolicyServerError, ServerLimits
from hcvla.skills.remote.layout import ActionLayout, LayoutError, ServerLayout
from hcvla.skills.remote.library import RemoteLibrary, check_prompts
from hcvla.skills.remote.load import AddressError, load_remote, parsed
from hcvla.skills.runner import SkillRunner
from hcvla.skills.thinking import SimulatedDelay
from hcvla.training.policy.arena import Arena
from items import arm_at, seeing
from policy_servers import Hangs, HangUpError, plan, policy_server

LAYOUT = ServerLayout(
    vectors={
        "tool": ("tool_position",),
        "hand": ("gripper_width", "grasped"),
        "actor": ("actor_pose",),
        "target": ("target_pose",),
    },
    texts=("prompt",),
    actions=ActionLayout(width=4, execute=4, motion="absolute", rotation=(), gripper=(3,)),
    limits=ServerLimits(connect_sec=0.5, first_answer_sec=0.5, answer_sec=0.3),
)
FILE = """
observation: {tool: tool_position, hand: [gripper_width, grasped], actor: actor_pose, target: target_pose,
              prompt: prompt}
actions: {width: 4, execute: 4, motion: absolute, rotation: [], gripper: [3]}
limits: {connect_sec: 0.5, first_answer_sec: 0.5, answer_sec: 0.3}
"""


def scripted(seen):
    """Answer with what a call of move_to or pick needs next: above, down, shut, up."""
    x, y, z = seen["target"][:3] if seen["prompt"].startswith("move") else seen["actor"][:3]
    width = 0.08
    if seen["prompt"].startswith("pick"):
        above = math.dist(seen["tool"][:2], (x, y)) < 0.01
        if seen["hand"][1]:
            z, width = z + 0.15, 0.0
        elif not above:
            z += 0.12
        elif seen["tool"][2] < z + 0.008:
            width = 0.0
    return {"actions": np.tile(np.array([x, y, z, width], np.float32), (8, 1))}


def arena_with(library):
    scene = Scene((SceneObject.on_table("red", "cube", 0.5, 0.05),))
    arena = Arena(scene, library, np.random.default_rng(0), noisy=False)
    # In lockstep each answer is waited for, so that every run is the same.
    arena.runner = SkillRunner(arena.arm, arena.world, None, library, ROBOT_API, thinking=SimulatedDelay())
    return arena


@pytest.fixture
def library_of():
    clients = []

    def make(server):
        clients.append(PolicyClient(server.address, LAYOUT.limits))
        return RemoteLibrary(clients[-1], LAYOUT)

    yield make
    for client in clients:
        client.close()


PICK, MOVE = ROBOT_API["pick"].bind(Actor("red cube")), ROBOT_API["move_to"].bind(Pose.from_yaw(0.5, -0.1, 0.3))


def test_scripted_motions_of_a_server_are_judged_like_any_others(library_of):
    with policy_server(scripted) as server:
        arena = arena_with(library_of(server))
        assert arena.execute(PICK).done
        assert arena.execute(MOVE).done
        prompts = [seen["prompt"] for seen in server.seen]
    assert prompts[0] == "pick up the red cube"
    assert prompts[-1].startswith("move the gripper 50 cm ahead, 10 cm to the right, 30 cm up")
    assert server.seen[0]["actor"].dtype == np.float32


def test_the_servers_word_does_not_count_for_the_judge(library_of):
    """Rows that lift an open hand are carried out, and the pick is not done."""
    with policy_server(lambda seen: {"actions": np.tile(np.float32([0.5, 0.05, 0.3, 0.08]), (8, 1))}) as server:
        verdict = arena_with(library_of(server)).execute(PICK)
    assert verdict.outcome is Outcome.TIMED_OUT


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (plan(8, 4, math.nan), "sent no plan: 'actions' of the answer holds 32 numbers that are not finite"),
        (plan(8, 7), r"sent no plan: 'actions' of the answer has shape \(8, 7\), expected \(any, 4\)"),
        (Hangs(), r"gave no answer in 0\.3 s"),
        (HangUpError(), "closed the connection"),
    ],
    ids=["nan", "shape", "slow", "gone"],
)
def test_a_fault_in_the_middle_of_a_call_ends_it_as_it_is_and_the_arm_rests_where_it_was_sent(library_of, fault, said):
    asked = []

    def answer(seen):
        asked.append(seen)
        if len(asked) <= 3:
            return scripted(seen)
        if isinstance(fault, Exception):
            raise fault
        return fault

    with policy_server(answer) as server:
        arena = arena_with(library_of(server))
        sent, started = [], arena.arm.state().T_base_tool
        arena.runner.on_step.append(lambda _, action: sent.append(action.T_base_tool))
        verdict = arena.execute(MOVE)
        arena.arm.wait(2.0)
        at = arena.arm.state()
    assert verdict.outcome is Outcome.NODE_LOST
    assert verdict.message.startswith(f"policy server {server.address} ")
    assert re.search(said, verdict.message)
    assert np.abs(at.dq).max() < 0.01
    assert 0.005 < started.distance(at.T_base_tool) < started.distance(sent[-1]) + 0.005, "on the way it had been sent"


def test_the_next_call_finds_a_server_that_has_come_back(library_of):
    with policy_server(scripted) as server:
        arena = arena_with(library_of(server))
        assert arena.execute(MOVE).done
    assert arena.execute(PICK).outcome is Outcome.NODE_LOST
    with policy_server(scripted, port=server.port):
        assert arena.execute(PICK).done


def test_a_wish_beyond_reach_is_met_as_far_as_the_arm_goes(library_of):
    with policy_server(lambda seen: {"actions": np.tile(np.float32([1.5, 0.0, -0.4, 0.08]), (8, 1))}) as server:
        library = library_of(server)
        state = arm_at(0.5, 0.0, 0.2)
        (step, *_) = library.ask(library.message(MOVE, seeing(state)), state.T_base_tool)
        action = library.action(step, state)
    assert 0.5 < action.T_base_tool.x < 0.75
    assert action.T_base_tool.z > 0.0


def test_images_are_sent_as_they_are_needed(library_of):
    layout = ServerLayout(images={"top": ("scene", CameraNeed(32))}, actions=LAYOUT.actions)
    with policy_server(lambda seen: plan(8, 4, 0.3)) as server:
        library = RemoteLibrary(PolicyClient(server.address, LAYOUT.limits), layout)
        assert library.needs.cameras == {"scene": CameraNeed(32)}
        library.rehearse(ROBOT_API)
        library._client.close()
    assert (server.seen[0]["top"].shape, server.seen[0]["top"].dtype) == ((32, 32, 3), np.uint8)


def test_a_server_of_another_shape_is_known_before_anything_moves(tmp_path):
    (tmp_path / "layout.yaml").write_text(FILE)
    with policy_server(lambda seen: plan(8, 7)) as server:
        spec = f"{server.address}?layout={tmp_path / 'layout.yaml'}"
        with pytest.raises(PolicyServerError, match=r"sent no plan: .* shape \(8, 7\), expected \(any, 4\)"):
            load_remote(spec, ROBOT_API)


def test_an_address_with_a_layout_makes_a_library(tmp_path):
    (tmp_path / "layout.yaml").write_text(FILE)
    assert parsed(f"ws://robot:8000?layout={tmp_path / 'layout.yaml'}") == ("ws://robot:8000", LAYOUT)
    with policy_server(scripted) as server:
        library = load_remote(f"{server.address}?layout={tmp_path / 'layout.yaml'}", ROBOT_API)()
        assert arena_with(library).execute(MOVE).done
        library._client.close()


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("http://robot:8000", "'http' is no websocket"),
        ("ws://robot", "no port"),
        ("ws://:8000", "no host"),
        ("ws://robot:80000", "port out of range"),
        ("ws://robot:8000?layuot=x", "'layuot=x' is no layout=FILE"),
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_starts(spec, said):
    with pytest.raises(AddressError, match=said) as refusal:
        parsed(spec)
    assert "expected ws://HOST:PORT" in str(refusal.value)


def test_words_are_of_functions_and_arguments_that_there_are():
    check_prompts({"place": "put it {target}", "go_home": "come home"}, ROBOT_API)
    with pytest.raises(LayoutError, match="prompts: unknown function 'plaec'; did you mean 'place'"):
        check_prompts({"plaec": "x"}, ROBOT_API)
    with pytest.raises(LayoutError, match=r"prompts: 'pick' has no argument \{target\}; it has actor"):
        check_prompts({"pick": "take {target}"}, ROBOT_API)
