"""Laws that every registered task obeys."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.goals.goal import Goal
from hcvla.sandbox.check import check_program
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.simulation import Simulation
from hcvla.tasks.registry import TASKS
from hcvla.tasks.splits import SPLITS, SplitError
from hcvla.tasks.task import _episode, starts_satisfied

SEEDS = range(20)


# One task after the other: episodes are kept, and drawing them takes most of the time.
@pytest.fixture(scope="module", params=TASKS.values(), ids=lambda task: task.name)
def task(request):
    return request.param


def goal_objects(episode):
    return [episode.scene[name] for name in Goal.parse(episode.goal, episode.scene.names).names]


def test_scenes_are_in_reach_apart_and_uniquely_named(task):
    # Reach, overlaps and unique names are checked by Scene itself.
    for seed in SEEDS:
        scene = task.scene(seed)
        assert 1 <= len(scene) <= 12
        assert all(item.name.endswith(f"{item.color} {item.shape}") for item in scene)


def test_the_goal_is_not_reached_at_the_start(task):
    for seed in SEEDS:
        episode = task.episode(seed)
        assert Goal.parse(episode.goal, episode.scene.names).names
        assert not starts_satisfied(episode.scene, episode.goal)


def test_the_goal_is_not_reached_in_the_simulator_either(task):
    episode = task.episode(0)
    simulation = Simulation(episode.scene)
    monitor = GoalMonitor(Goal.parse(episode.goal, episode.scene.names), simulation)
    simulation.step(100)
    assert not monitor.update()
    assert monitor.progress() < 1.0


def test_every_wording_makes_a_sentence(task):
    words = task.wordings
    assert len({*words.taught, *words.held_out}) >= 8
    assert len(words.held_out) >= 2
    assert not {*words.taught} & {*words.held_out}
    said = {task.sentence(seed) for seed in SEEDS} | {task.sentence(seed, "wordings") for seed in SEEDS}
    for sentence in said:
        assert "{" not in sentence
        assert "  " not in sentence
        assert sentence == sentence.strip()


def test_the_sentence_says_what_the_goal_speaks_of(task):
    for seed in SEEDS:
        episode = task.episode(seed)
        told = {word for item in goal_objects(episode) for word in (item.color, item.shape)}
        # Where all that is alike is meant, the sentence says in what.
        assert any(word in episode.sentence for word in told | {"color", "shape"})


def test_the_reference_program_passes_the_sandbox_s_check(task):
    for seed in SEEDS:
        episode = task.episode(seed)
        check_program(episode.program, ROBOT_API, episode.scene.names, remembered=())


def test_every_step_but_the_last_line_of_it_only_remembers(task):
    subtasks = [name for name, function in ROBOT_API.items() if function.kind.value == "subtask"]
    for step in task.steps(0):
        *before, last = step.splitlines()
        assert any(last.startswith(f"{name}(") for name in subtasks)
        assert all(line.startswith("pose_dict[") for line in before)


def test_a_seed_decides_the_episode_and_seeds_differ(task):
    # Drawn again, not from the cache.
    assert _episode.__wrapped__(task, 3, task.plain_split) == task.episode(3)
    assert len({task.episode(seed).goal + str(task.scene(seed)) for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("split", SPLITS)
def test_every_split_of_a_task_has_episodes_and_no_other(task, split):
    if split in task.splits:
        for seed in range(2):
            assert task.episode(seed, split).scene
    else:
        with pytest.raises(SplitError, match=f"'{task.name}' has no split '{split}'"):
            task.episode(0, split)
