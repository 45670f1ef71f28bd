import pytest

from hcvla.goals.goal import Goal
from hcvla.sim.goals.monitor import GoalMonitor
from hcvla.sim.palette import PAN_LEVEL_M, PAN_TRAVEL_M
from hcvla.sim.scene import Scene, SceneError, SceneObject

LEFT, RIGHT = (0.50, 0.08), (0.50, -0.08)
MIDDLE_M = PAN_LEVEL_M / 2.0
ALL = "balanced('white pan', 'black pan', 'red block', 'blue block', 'green block')"


def block(color, slices, x, y):
    """Return a block of so many slices of 10 mm and 20 g."""
    return SceneObject.on_table(color, "block", x, y, size=(0.045, 0.045, 0.01 * slices), mass_kg=0.02 * slices)


def pan(color, place, **changes):
    return SceneObject.on_table(color, "pan", *place, **changes)


SCALE = (pan("white", LEFT), pan("black", RIGHT))
BLOCKS = (block("red", 5, 0.36, 0.15), block("blue", 2, 0.36, 0.0), block("green", 3, 0.36, -0.15))


@pytest.fixture
def table():
    """A scale, a block of 100 g, and two of 40 and 60 g."""
    return Scene((*SCALE, *BLOCKS))


@pytest.fixture
def heights(simulation):
    """Return a function that returns how far each pan is above its level [m]."""
    return lambda: [simulation.truth()[item.name].pose.z - MIDDLE_M for item in SCALE]


@pytest.fixture
def monitor(simulation):
    return GoalMonitor(Goal.parse(ALL, simulation.scene.names), simulation)


def test_an_empty_scale_is_level(heights):
    assert heights() == pytest.approx([0.0, 0.0], abs=1e-4)


def test_a_slice_more_on_one_side_brings_it_to_its_stop(put, heights):
    # 60 g against 40 g: 20 g of weight, 0.196 N, against springs of 13 N/m would go 15 mm, and the stops are at 12.
    put("blue block", *LEFT, 0.03)
    put("green block", *RIGHT, 0.042)
    assert heights() == pytest.approx([PAN_TRAVEL_M, -PAN_TRAVEL_M], abs=5e-4)


def test_equal_loads_bring_it_back_to_level_wherever_on_the_pans_they_stand(put, heights):
    put("red block", LEFT[0] + 0.02, LEFT[1] - 0.02, 0.03)
    assert heights() == pytest.approx([-PAN_TRAVEL_M, PAN_TRAVEL_M], abs=5e-4)
    put("green block", *RIGHT, 0.043)
    put("blue block", RIGHT[0] - 0.01, RIGHT[1], 0.075)
    # At rest is slower than 1 mm/s, and it goes on as exp(-t / 0.6 s): 0.6 mm may be left.
    assert heights() == pytest.approx([0.0, 0.0], abs=1e-3)


def test_the_pans_move_opposite_at_all_times(simulation, heights):
    joint = simulation.data.joint("red block")
    joint.qpos[:3] = [*LEFT, 0.06]
    for _ in range(40):
        simulation.step(10)
        assert sum(heights()) == pytest.approx(0.0, abs=3e-4)


def test_it_is_balanced_once_all_blocks_are_on_it_and_both_sides_are_equal(put, monitor):
    put("red block", *LEFT, 0.03)
    put("green block", *RIGHT, 0.043)
    assert not monitor.update()
    put("blue block", *RIGHT, 0.075)
    assert monitor.update(), monitor.parts()


def test_a_scale_that_bears_unequal_loads_or_not_all_is_not_balanced(put, monitor):
    assert not monitor.update()  # level, but empty
    put("red block", *LEFT, 0.03)
    put("blue block", *LEFT, 0.07)
    put("green block", *RIGHT, 0.043)
    assert not monitor.update()


def test_a_scale_at_its_stop_is_not_balanced_whatever_it_bears(simulation, put, monitor):
    put("red block", *LEFT, 0.03)
    put("green block", *RIGHT, 0.043)
    put("blue block", *RIGHT, 0.075)
    # Two of 100 g each and yet 9 mm off level, as if something held it: farther than 8, the margin of 4 mm.
    state = simulation.data
    for name, off_m in (("white pan", 0.009), ("black pan", -0.009)):
        state.joint(name).qpos[0] = off_m
    for name, off_m in (("red block", 0.009), ("green block", -0.009), ("blue block", -0.009)):
        state.joint(name).qpos[2] += off_m
    state.qvel[:] = 0.0
    simulation.step(1)
    assert not monitor.update()
    simulation.settle()
    assert monitor.update()


def test_what_stands_on_a_loaded_block_is_loaded_too(simulation, put):
    goal = Goal.parse("loaded('blue block', 'white pan', 'black pan')", simulation.scene.names)
    watch = GoalMonitor(goal, simulation)
    put("green block", *RIGHT, 0.03)
    assert not watch.update()
    put("blue block", *RIGHT, 0.05)
    assert watch.update()


@pytest.mark.parametrize(
    ("objects", "message"),
    [
        (SCALE[:1], "found 1 pans, expected two"),
        ((SCALE[0], pan("black", RIGHT, size=(0.09, 0.09, PAN_LEVEL_M))), "one size and mass"),
        ((SCALE[0], pan("black", (0.50, -0.12))), r"0\.105 m apart along their beam, expected 0\.04 to 0\.065"),
        ((*SCALE, block("red", 2, 0.50, 0.0)), "'red block' stands on the beam"),
    ],
)
def test_pans_that_are_no_scale_are_refused(objects, message):
    with pytest.raises(SceneError, match=message):
        Scene(objects)
