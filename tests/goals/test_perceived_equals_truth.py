"""The law of the two implementations: with exact poses, every predicate is perceived as it truly is."""

from contextlib import suppress
from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from hcvla.goals.goal import Goal
from hcvla.goals.language import PREDICATES
from hcvla.goals.perceived import PerceivedHistory
from hcvla.goals.status import Status
from hcvla.lockstep.ground_truth_world import TruthWorld
from hcvla.robots.kinematics import home_tool
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.simulation import NotSettledError, Simulation
from hcvla.tasks.registry import TASKS
from hcvla.world.shapes import surface_z

MOVES = 4
SETTLE_STEPS = 1000
"""What rolls is given two more seconds."""
UPDATES, PERIOD_STEPS = 12, 25
"""Control periods over which the truth sees that what trembles on the spot rests."""


def scattered(simulation, rng):
    """Move some objects: onto others, next to others, anywhere or only turned; let all come to rest."""
    truth = simulation.truth()
    movable = [name for name, item in truth.items() if not item.static]
    for name in rng.permutation(movable)[:MOVES]:
        truth = simulation.truth()
        item, other = truth[name], truth[str(rng.choice(list(truth)))]
        kind = rng.choice(["onto", "beside", "anywhere", "turned"])
        x, y, bottom = item.pose.x, item.pose.y, item.bottom_z
        if kind == "onto" and other is not item:
            off = rng.uniform(-0.3, 0.3, 2) * other.size[:2]
            x, y, bottom = other.pose.x + off[0], other.pose.y + off[1], surface_z(other)
        elif kind == "beside" and other is not item:
            way, far = rng.uniform(-np.pi, np.pi), rng.uniform(0.09, 0.2)
            x, y, bottom = other.pose.x + far * np.cos(way), other.pose.y + far * np.sin(way), 0.0
        elif kind == "anywhere":
            x, y = simulation.scene.area.sample(rng)
            bottom = 0.0
        joint = simulation.data.joint(name)
        half = rng.uniform(-np.pi, np.pi) / 2.0
        joint.qpos[:] = [x, y, bottom + item.size[2] / 2.0 + 0.0005, np.cos(half), 0.0, 0.0, np.sin(half)]
        joint.qvel[:] = 0.0
        with suppress(NotSettledError):
            simulation.settle()
    simulation.step(SETTLE_STEPS)


def goals_over(names, rng):
    """Return every predicate over objects drawn from `names`, with arguments of every kind."""
    pairs = list(permutations(names, 2))
    chosen = [pairs[int(index)] for index in rng.permutation(len(pairs))[:12]]
    for a, b in chosen:
        two = f"{a!r}, {b!r}"
        for name in ("on", "stacked", "near", "touching", "swapped", "covered", "takes_place", "piled", "loaded"):
            yield f"{name}({two})"
        yield from (f"next_to({two}{side})" for side in ("", ", 'left'", ", 'behind'"))
        third = next((name for name in names if name not in (a, b)), a)
        yield f"between({a!r}, {b!r}, {third!r})"
        yield from (f"{name}({two})" for name in ("pushed_toward", "hit", "visited_then"))
        if a.endswith(" pan") and b.endswith(" pan"):
            yield from (f"balanced({two})", f"balanced({two}, {names[0]!r})")
        yield from (f"placed_times({two}, 1)", f"takes_place({two}, 60)")
    for a in names:
        x, y = rng.uniform(0.3, 0.6), rng.uniform(-0.2, 0.2)
        yield from (f"{name}({a!r}, {x:.2f}, {y:.2f})" for name in ("at", "pushed_to"))
        yield from (f"rotated({a!r}, 90)", f"displaced({a!r}, 0.1, 0.1)", f"tool_over({a!r}, 0.4)")
        for name in ("restored", "restored_pose", "unmoved", "grounded", "held", "touched", "untouched"):
            yield f"{name}({a!r})"
        yield from (f"{name}({a!r})" for name in ("nudged", "toppled", "ungrasped"))
    yield from ("sorted()", "tool_at(0.3, 0.0, 0.5)", "tool_restored()")


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.name)
def test_of_a_scene_at_rest_with_exact_poses_it_finds_what_is_true(task):
    for seed in range(2):
        rng = np.random.default_rng([seed, *task.name.encode()])
        simulation = Simulation(replace(task.scene(seed), held=""))
        world, facts = TruthWorld(simulation), PerceivedHistory(home=home_tool())
        simulation.settle()
        monitor = GoalMonitor(Goal.parse("tool_restored()"), simulation)
        facts.look(world.objects(), simulation.T_base_tool)
        scattered(simulation, rng)
        for _ in range(UPDATES):
            simulation.step(PERIOD_STEPS)
            monitor.update()
        facts.look(world.objects(), simulation.T_base_tool)
        wrong = {}
        for text in [*goals_over(simulation.scene.names, rng), task.goal(seed)]:
            goal = Goal.parse(text, simulation.scene.names)
            true, found = goal.holds(monitor.history), goal.status(facts)
            # Of sides that nearly touch even exact poses do not decide.
            too_close = found is Status.UNKNOWN and text.startswith("touching")
            if found is not (Status.HOLDS if true else Status.DOES_NOT_HOLD) and not too_close:
                wrong[text] = (true, goal.test(facts))
        assert wrong == {}


def test_every_predicate_is_compared():
    texts = " ".join(goals_over(("red cube", "red pan", "blue pan"), np.random.default_rng(0)))
    assert {name for name in PREDICATES if f"{name}(" not in texts} == set()
