"""From a task instance come goal and program, and from the objects of a scene the instances."""

import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.goals.goal import Goal
from hcvla.tasks.families import (
    ANGLES_DEG,
    DIRECTIONS,
    FAMILIES,
    InfeasibleSceneError,
    TaskInstance,
    color_of,
    goal_text,
    is_movable,
    mat_of,
    reference_steps,
    sample_instance,
    shape_of,
)

NAMES = ("red cube", "blue cube", "green cube", "gray cylinder", "red mat", "blue mat", "green tray")


def program(family, **slots):
    return "\n".join(reference_steps(TaskInstance(family, slots)))


def test_a_name_is_its_color_and_its_shape():
    assert (color_of("left-over red cube"), shape_of("left-over red cube")) == ("left-over red", "cube")
    assert mat_of("red cube", NAMES) == "red mat"
    assert mat_of("green cube", NAMES) is None
    assert [name for name in NAMES if not is_movable(name)] == ["red mat", "blue mat", "green tray"]


@pytest.mark.parametrize(
    ("instance", "goal"),
    [
        (TaskInstance("pick", {"object": "red cube"}), "held('red cube')"),
        (TaskInstance("place", {"object": "red cube", "target": "red mat"}), "on('red cube', 'red mat')"),
        (
            TaskInstance("stack", {"objects": ("red cube", "blue cube", "green cube")}),
            "on('blue cube', 'red cube') and on('green cube', 'blue cube')",
        ),
        (
            TaskInstance("sort", {"objects": ("blue cube", "red cube")}),
            "on('blue cube', 'blue mat') and on('red cube', 'red mat')",
        ),
        (TaskInstance("swap", {"a": "red cube", "b": "blue cube"}), "swapped('red cube', 'blue cube')"),
        (TaskInstance("rotate", {"object": "red cube", "degrees": -45.0}), "rotated('red cube', -45)"),
        (
            TaskInstance("next_to", {"object": "red cube", "anchor": "blue cube", "direction": "left"}),
            "next_to('red cube', 'blue cube', 'left')",
        ),
        (
            TaskInstance("next_to", {"object": "red cube", "anchor": "blue cube", "direction": None}),
            "next_to('red cube', 'blue cube')",
        ),
        (
            TaskInstance("restore", {"object": "red cube", "target": "red mat"}),
            "visited_then('red cube', 'red mat') and restored('red cube')",
        ),
    ],
    ids=lambda value: value.family if isinstance(value, TaskInstance) else "",
)
def test_the_goal_of_each_family_is_in_the_language_of_goals(instance, goal):
    assert goal_text(instance) == goal
    assert Goal.parse(goal, NAMES).names


def test_a_stack_is_built_from_the_bottom_up():
    assert program("stack", objects=("red cube", "blue cube", "green cube")) == (
        "pick(get_actor('blue cube'))\nplace(get_actor('red cube'))\n"
        "pick(get_actor('green cube'))\nplace(get_actor('blue cube'))"
    )


def test_cubes_are_sorted_onto_the_mats_of_their_colors():
    assert program("sort", objects=("blue cube", "red cube")) == (
        "pick(get_actor('blue cube'))\nplace(get_actor('blue mat'))\n"
        "pick(get_actor('red cube'))\nplace(get_actor('red mat'))"
    )


def test_a_rotation_turns_the_pose_that_was_remembered():
    assert program("rotate", object="red cube", degrees=30.0) == (
        "pose_dict['red cube'] = get_pose(get_actor('red cube'))\npick(get_actor('red cube'))\n"
        "place(rotate_z(pose_dict['red cube'], 30), match_yaw=True)"
    )


def test_a_neighbour_is_placed_where_it_fits():
    assert program("next_to", object="red cube", anchor="blue cube", direction="left").splitlines()[1] == (
        "place(next_to(get_actor('blue cube'), 'left', fit=get_actor('red cube')))"
    )
    assert "'left'" not in program("next_to", object="red cube", anchor="blue cube", direction=None)


def test_a_restored_object_is_remembered_before_it_is_moved():
    lines = program("restore", object="red cube", target="red mat").splitlines()
    assert lines[0] == "pose_dict['red cube'] = get_pose(get_actor('red cube'))"
    assert lines[-1] == "place(pose_dict['red cube'])"


@pytest.mark.parametrize("family", FAMILIES)
def test_drawn_instances_are_about_objects_that_are_there(family):
    rng = np.random.default_rng(0)
    for _ in range(50):
        instance = sample_instance(rng, NAMES, family)
        assert instance.family == family
        spoken = Goal.parse(goal_text(instance), NAMES).names
        assert set(spoken) <= set(NAMES)
        assert len(set(spoken)) == len(spoken)


def test_drawn_slots_are_within_their_bounds():
    rng = np.random.default_rng(1)
    turned = [sample_instance(rng, NAMES, "rotate") for _ in range(100)]
    assert {abs(instance.degrees) for instance in turned} == set(map(float, ANGLES_DEG))
    assert {instance.degrees > 0 for instance in turned} == {True, False}
    # No one can see a cylinder turn.
    assert {shape_of(instance.name("object")) for instance in turned} == {"cube"}
    sides = {sample_instance(rng, NAMES, "next_to").slots["direction"] for _ in range(100)}
    assert sides == {None, *DIRECTIONS}
    heights = {len(sample_instance(rng, NAMES, "stack").names) for _ in range(50)}
    assert heights == {2, 3}


@pytest.mark.parametrize(
    ("family", "names", "needed"),
    [
        ("pick", ("red mat",), "a movable object"),
        ("place", ("red cube",), "a tray, a mat or a second cube"),
        ("stack", ("red cube", "gray cylinder"), "two cubes"),
        ("sort", ("red cube", "red mat", "blue cube"), "cubes with mats"),
        ("swap", ("red cube", "red mat"), "two movable objects"),
        ("rotate", ("gray cylinder",), "an object that is not round"),
        ("next_to", ("red cube",), "two objects"),
    ],
)
def test_a_scene_that_does_not_suffice_says_what_the_family_needs(family, names, needed):
    with pytest.raises(InfeasibleSceneError, match=f"family '{family}' needs {needed}; the scene has {names[0]}"):
        sample_instance(np.random.default_rng(0), names, family)


def test_an_unknown_family_is_refused_with_those_that_exist():
    for use in (lambda: TaskInstance("juggle"), lambda: sample_instance(np.random.default_rng(0), NAMES, "juggle")):
        with pytest.raises(HcvlaError, match="no task family 'juggle'; there are pick, place"):
            use()
