"""Laws of goals over time: orders, what was once true, and how much is reached."""

import pytest

from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.sim.goals.monitor import HOLD_UPDATES, GoalMonitor

TRAY, MAT, HOME = (0.55, 0.05, 0.0035), (0.42, -0.05, 0.0045), (0.40, 0.10)


@pytest.fixture
def watch(simulation):
    """Return a function that begins to watch a goal."""
    return lambda text: GoalMonitor(Goal.parse(text, simulation.scene.names), simulation)


def test_an_order_holds_when_each_was_true_in_turn_and_the_last_still_is(watch, put):
    monitor = watch("then(on('red cube', 'green tray'), on('red cube', 'red mat'))")
    put("red cube", *MAT)
    assert not monitor.update()
    put("red cube", *TRAY)
    assert not monitor.update()
    put("red cube", *MAT)
    assert monitor.update()
    put("red cube", *HOME)
    assert not monitor.update()


def test_the_share_of_an_order_is_how_far_it_has_come(watch, put):
    both = "restored('red cube') and restored('blue cube')"
    monitor = watch(
        f"then(on('red cube', 'green tray'), on('red cube', 'red mat') and at('blue cube', 0.38, 0.2), {both})"
    )
    assert monitor.progress() == 0.0
    put("red cube", *TRAY)
    monitor.update()
    assert monitor.progress() == pytest.approx(1 / 3)
    put("red cube", *MAT)
    monitor.update()
    # One of three, and half of the second.
    assert monitor.progress() == pytest.approx(0.5)


def test_the_share_of_a_set_is_that_of_its_true_terms(watch, put):
    monitor = watch("on('red cube', 'green tray') and on('blue cube', 'red mat')")
    put("red cube", *TRAY)
    assert not monitor.update()
    assert monitor.progress() == 0.5
    put("blue cube", *MAT)
    assert monitor.update()
    assert monitor.progress() == 1.0


def test_what_was_once_true_stays_so(watch, put):
    monitor = watch("once(on('red cube', 'green tray')) and at('blue cube', 0.5, -0.15)")
    assert not monitor.update()
    put("red cube", *TRAY)
    assert monitor.update()
    put("red cube", *HOME)
    assert monitor.update()


def test_a_goal_is_reached_when_it_has_held_for_ten_updates(watch, put):
    monitor = watch("on('red cube', 'green tray')")
    put("red cube", *TRAY)
    for _ in range(HOLD_UPDATES):
        assert not monitor.steady
        monitor.update()
    assert monitor.steady
    put("red cube", *HOME)
    monitor.update()
    assert not monitor.steady


@pytest.mark.parametrize("goal", ["then()", "once(on('red cube', 'red mat'), on('red cube', 'green tray'))", "then(1)"])
def test_an_order_of_no_conditions_is_refused(watch, goal):
    with pytest.raises(GoalError):
        watch(goal)


@pytest.mark.parametrize(
    ("goal", "moves"),
    [
        ("displaced('red cube', 0.15, -0.1)", {"red cube": (0.55, 0.0)}),
        ("takes_place('red cube', 'blue cube')", {"blue cube": (0.6, -0.05), "red cube": (0.5, -0.15)}),
        ("piled('red cube', 'blue cube')", {"red cube": (0.50, -0.15, 0.0455)}),
        ("piled('blue cube', 'red cube')", {"red cube": (0.50, -0.15, 0.0455)}),
        ("grounded('red cube', 'blue cube') and not at('red cube', 0.4, 0.1)", {"red cube": (0.6, -0.05)}),
        ("placed_times('red cube', 'red mat', 1)", {"red cube": MAT}),
    ],
)
def test_a_relation_to_the_start_holds_after_the_move_it_asks_for(watch, put, goal, moves):
    monitor = watch(goal)
    assert not monitor.update()
    for name, where in moves.items():
        put(name, *where)
    assert monitor.update(), monitor.parts()


def test_a_place_is_taken_at_the_angle_requested(watch, put):
    # The red cube starts at 0.3 rad; 30 degrees more are 0.82 rad; a quarter turn of a cube does not show.
    monitor = watch("takes_place('blue cube', 'red cube', 30)")
    put("red cube", 0.6, -0.05)
    put("blue cube", *HOME, yaw=0.3)
    assert not monitor.update()
    put("blue cube", *HOME, yaw=0.82 + 1.5708)
    assert monitor.update()


def test_counting_counts_returns_only_when_it_was_elsewhere(watch, put):
    monitor = watch("placed_times('red cube', 'red mat', 2)")
    for where, holds in ((MAT, False), (MAT, False), (HOME, False), (MAT, True), (HOME, True), (MAT, False)):
        put("red cube", *where)
        assert monitor.update() is holds


def test_the_tool_is_over_an_object_at_the_angle_of_its_faces(watch, put, simulation):
    tool = simulation.T_base_tool
    put("blue cube", tool.x, tool.y)
    height = tool.z - 0.0225
    assert watch(f"tool_over('blue cube', {height:.3f})").update()
    assert not watch(f"tool_over('blue cube', {height - 0.06:.3f})").update()
    assert not watch(f"tool_over('blue cube', {height:.3f}, 45)").update()
    # The simulated arm starts at home.
    assert watch("tool_restored() and untouched('blue cube')").update()
