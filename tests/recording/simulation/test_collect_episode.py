"""What is recorded is what happened: observations, commands, images, labels, memory, disturbances, questions."""

import json

import numpy as np
import pyarrow.parquet as pq
import pytest

from hcvla.datasets import video
from hcvla.datasets.dataset import EpisodeRow
from hcvla.datasets.episode import META, TABLE
from hcvla.datasets.layout import STAGING
from hcvla.datasets.vectors import pose_vector
from hcvla.datasets.vqa import seen_share
from hcvla.lockstep.stack import LockstepStack
from hcvla.recording.simulation.episode import collect_episode
from hcvla.recording.simulation.job import CollectionJob, Settings
from hcvla.recording.simulation.replay import replay_episode
from hcvla.sim.cameras import SimCameras
from hcvla.tasks.registry import TASKS

SEED = 100_001


@pytest.fixture(scope="module")
def collect(tmp_path_factory):
    """Return a function that collects an episode and returns its rows, its facts and its folder."""
    root = tmp_path_factory.mktemp("collected")

    def run(task: str, seed: int = SEED, disturbance: str = "", coarse: float = 0.0):
        result = collect_episode(CollectionJob(task, seed, disturbance), Settings(coarse=coarse), root / STAGING)
        assert result.kept, result
        folder = root / STAGING / result.key
        return pq.read_table(folder / TABLE).to_pylist(), json.loads((folder / META).read_text()), folder

    return run


@pytest.fixture(scope="module")
def swap(collect):
    return collect("swap")


@pytest.fixture(scope="module")
def replayed():
    """Return what the same episode does when no one records it: observations and actions."""
    episode = TASKS["swap"].episode(SEED, "train")
    steps = []
    with LockstepStack(episode.scene, "privileged") as stack, SimCameras(stack.simulation, 128, 128) as cameras:
        first = {name: frame.rgb for name, frame in cameras.frames().items()}
        stack.runner.on_step.append(lambda observation, action: steps.append((observation.state, action)))
        assert stack.run_program(episode.program, goal=episode.goal).success
    return steps, first


def test_observations_and_commands_are_those_of_the_same_run_without_a_recorder(swap, replayed):
    rows, _, _ = swap
    steps, _ = replayed
    assert len(rows) == len(steps)
    states = np.array([row["observation.state"] for row in rows])
    assert np.allclose(states[:, :7], [state.q for state, _ in steps], atol=1e-6)
    assert np.allclose(states[:, 7:14], [pose_vector(state.T_base_tool) for state, _ in steps], atol=1e-6)
    assert np.allclose(states[:, 14], [state.gripper.width_m for state, _ in steps], atol=1e-6)
    assert np.allclose(states[:, 15], [state.gripper.force_n for state, _ in steps], atol=1e-4)
    assert (states[:, 16] == [state.gripper.grasped for state, _ in steps]).all()
    assert np.allclose(states[:, 17:24], [state.dq for state, _ in steps], atol=1e-6)
    assert np.allclose(states[:, 24:], [state.tau_ext for state, _ in steps], atol=1e-4)
    reference = np.array([row["observation.reference"] for row in rows])
    assert np.allclose(reference, [pose_vector(state.T_base_tool_commanded) for state, _ in steps], atol=1e-6)
    told = [(row["action"], action) for row, (_, action) in zip(rows, steps, strict=True) if action.T_base_tool]
    assert np.allclose([a[:7] for a, _ in told], [pose_vector(action.T_base_tool) for _, action in told], atol=1e-6)
    assert np.allclose([a[8] for a, _ in told], [action.max_speed_m_s for _, action in told], atol=1e-6)
    forces = [
        (row["action"][9], a.gripper_force_n) for row, (_, a) in zip(rows, steps, strict=True) if row["action"][9]
    ]
    assert forces
    assert all(found == sent for found, sent in forces)
    widths = [(row["action"][7], a.gripper_width_m) for row, (_, a) in zip(rows, steps, strict=True)]
    assert all(abs(found - sent) < 1e-6 for found, sent in widths if sent is not None)


def test_what_a_skill_leaves_open_stays_as_commanded_before(swap, replayed):
    widths = [row["action"][7] for row in swap[0]]
    open_steps = [index for index, (_, action) in enumerate(replayed[0]) if action.gripper_width_m is None and index]
    assert open_steps
    assert all(widths[index] == widths[index - 1] for index in open_steps)


def test_the_images_are_those_of_the_cameras(swap, replayed):
    for camera, image in replayed[1].items():
        _, stored = next(video.images(swap[2] / f"{camera}.mp4"))
        assert np.abs(stored.astype(float) - image).mean() < 6.0  # of 255: what the coder costs


def test_each_subtask_of_the_program_is_a_call_in_its_order(swap):
    rows, facts, _ = swap
    program = [line for line in facts["program"].splitlines() if line.startswith(("pick(", "place("))]
    assert [call["function"] for call in facts["calls"]] == [line.split("(")[0] for line in program]
    assert [call["first"] for call in facts["calls"][1:]] == [call["end"] for call in facts["calls"][:-1]]
    assert facts["calls"][-1]["end"] == len(rows)
    assert {call["outcome"] for call in facts["calls"]} == {"done"}


def test_a_coarse_call_holds_the_fine_ones_that_carry_it_out(collect):
    rows, facts, _ = collect("swap", coarse=1.0)
    calls = facts["calls"]
    fine = ["move_to", "pick", "move_to", "place"]
    assert [(call["function"], call["depth"]) for call in calls] == 3 * [
        ("pick_place", 0),
        *((function, 1) for function in fine),
    ]
    for outer in (call for call in calls if call["depth"] == 0):
        inner = [call for call in calls if call["parent_id"] == outer["call_id"]]
        assert [call["first"] for call in inner] == [outer["first"], *(call["end"] for call in inner[:-1])]
        assert inner[-1]["end"] == outer["end"]
        for row in rows[outer["first"] : outer["end"]]:
            assert (row["call.outer"], row["call.depth"]) == (outer["label"], 1)


def test_phases_are_those_of_the_running_call(swap):
    rows, facts, _ = swap
    first = facts["calls"][0]
    phases = list(dict.fromkeys(row["call.phase"] for row in rows[first["first"] : first["end"]]))
    assert phases == ["approach", "descend", "grasp", "lift"]


def test_what_the_program_remembers_is_noted_before_it_is_used(swap):
    texts = swap[0][0]["language_persistent"]
    assert [row["timestamp"] for row in texts if row["style"] == "plan"] == [0.0]
    assert any(row["style"] == "memory" and "x 0." in row["content"] for row in texts)


def test_privileged_poses_are_the_scene_at_first_and_the_goal_at_last(swap):
    rows, _, _ = swap
    scene = TASKS["swap"].episode(SEED, "train").scene
    names = json.loads(rows[0]["privileged.object_names"])
    first = np.array(rows[0]["privileged.object_poses"]).reshape(-1, 7)
    assert names == list(scene.names)
    for row, name in enumerate(names):
        assert np.allclose(first[row, :2], scene[name].pose.position[:2], atol=2e-3)
    assert not first[len(names) :].any()


def test_what_the_skill_knew_of_objects_is_recorded_with_their_kinds(swap):
    rows, facts, _ = swap
    scene = TASKS["swap"].episode(SEED, "train").scene
    kinds = json.loads(rows[0]["objects.kinds"])
    table = np.array(rows[0]["observation.objects"]).reshape(-1, 13)
    for (name, color, shape), row in zip(kinds, table, strict=False):
        assert (color, shape) == (scene[name].color, scene[name].shape)
        assert np.allclose(row[7:10], scene[name].size, atol=1e-6)
        assert facts["objects"][name]["size"] == list(scene[name].size)
        assert row[10:].tolist() == [0.0, 1.0, 0.0]  # not held, seen, now
    held = [np.array(row["observation.objects"]).reshape(-1, 13)[:, 10].sum() for row in rows]
    assert max(held) == 1.0


def test_a_key_step_asks_one_or_two_questions_with_answers(swap):
    rows, facts, _ = swap
    starts = {call["first"] for call in facts["calls"]}
    asked = {index: row["language_events"] for index, row in enumerate(rows) if row["language_events"]}
    assert set(asked) == starts
    assert {len(events) for events in asked.values()} <= {2, 4}


def test_what_lies_open_is_visible_and_what_is_under_the_table_is_not():
    from dataclasses import replace

    with LockstepStack(TASKS["pick"].episode(SEED, "train").scene, "privileged") as stack:
        stack.call("go_home")
        with SimCameras(stack.simulation, 128, 128) as cameras:
            frame = cameras.frame("scene")
        for item in stack.simulation.truth().values():
            assert seen_share(frame, item) > 0.5
            assert seen_share(frame, replace(item, pose=item.pose.moved(dz=-0.3))) == 0.0


def moment_of(rows) -> int:
    return next(index for index, row in enumerate(rows) if row["privileged.disturbance"])


def test_an_object_that_is_moved_under_the_hand_is_followed(collect):
    rows, facts, _ = collect("pick", 1_100_000, "object_moved")
    assert facts["success"]
    assert [row["privileged.disturbed_in"] for row in rows[:3]] == [moment_of(rows) - index for index in range(3)]
    assert {row["privileged.disturbed_in"] for row in rows[moment_of(rows) :]} == {-1}
    (moment,) = [index for index, row in enumerate(rows) if row["privileged.disturbance"] == "object_moved"]
    poses = np.array([rows[i]["privileged.object_poses"] for i in (moment - 1, moment)]).reshape(2, -1, 7)
    shifts = np.linalg.norm(poses[1, :, :2] - poses[0, :, :2], axis=1)
    assert np.count_nonzero(shifts > 1e-3) == 1
    assert 0.019 < shifts.max() < 0.061
    assert rows[moment - 1]["call.phase"] == "approach"  # it happens after this frame, and the next one shows it


def test_a_grasp_that_slips_is_taken_again(collect):
    rows, facts, _ = collect("pick", 1_100_001, "grasp_slipped")
    assert facts["success"]
    phases = [row["call.phase"] for row in rows]
    runs = [phase for phase, before in zip(phases, [None, *phases[:-1]], strict=True) if phase != before]
    assert runs.count("grasp") >= 2
    assert any(row["privileged.disturbance"] == "grasp_slipped" for row in rows)


def test_a_nudged_arm_is_pushed_off_its_way_and_arrives(collect):
    rows, facts, _ = collect("pick", 1_100_002, "arm_nudged")
    plain = collect("pick", 1_100_002)[0]
    assert facts["success"]
    pushed = next(index for index, row in enumerate(rows) if row["privileged.disturbance"])
    tool = [np.array([row["observation.state"][7:10] for row in each[: pushed + 5]]) for each in (rows, plain)]
    apart = np.linalg.norm(tool[0] - tool[1], axis=1)
    assert apart[:pushed].max() < 1e-9
    assert 0.01 < apart.max() < 0.1


def test_the_same_job_gives_the_same_data(collect, swap):
    again, _, _ = collect("swap")
    assert again == swap[0]


def test_bursts_are_marked_announced_and_part_of_what_was_commanded(tmp_path):
    settings = Settings(coarse=0.0, bursts=1.0, pixels=32)
    result = collect_episode(CollectionJob("push", SEED + 2), settings, tmp_path / STAGING)
    assert result.kept, result
    rows = pq.read_table(tmp_path / STAGING / result.key / TABLE).to_pylist()
    aside = [row["privileged.disturbance"] == "arm_sent_aside" for row in rows]
    assert aside == [row["call.phase"] == "aside" for row in rows]
    first = aside.index(True)
    assert 4 <= sum(aside) < 0.5 * len(rows)
    assert [row["privileged.disturbed_in"] for row in rows[:first]] == list(range(first, 0, -1))
    facts = json.loads((tmp_path / STAGING / result.key / META).read_text())
    facts_row = EpisodeRow({f"hcvla/{key}": value for key, value in facts.items()})
    assert replay_episode(facts_row, np.array([row["action"] for row in rows])).goal_holds


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_so_many_episodes_have_bursts_as_are_requested_coarse_or_not(share):
    settings = Settings(bursts=share, coarse=0.5)
    for coarse in (True, False):
        seeds = [seed for seed in range(100_000, 102_000) if settings.is_coarse(seed) is coarse]
        found = sum(settings.has_bursts(seed) for seed in seeds) / len(seeds)
        assert found == pytest.approx(share, abs=0.02)
