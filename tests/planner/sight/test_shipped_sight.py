"""The shipped eyes on rendered tables: what they make out, and that without an image nothing moves."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.dry_run import dry_run
from hcvla.planner.load import load_planner
from hcvla.resources import PLANNER_CHECKPOINT, resource
from hcvla.sim.scene_file import load_scene

SCENE = Path(__file__).parents[3] / "config" / "scenes" / "unnamed.yaml"


@pytest.fixture(scope="module")
def table():
    """Return objects, image and viewpoint of a table with colors that have no names."""
    with LockstepStack(load_scene(SCENE)) as stack:
        return stack.world.objects(), stack.image(), stack.view()


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API)


def name_at(objects, x, y):
    return min(objects, key=lambda item: abs(item.pose.x - x) + abs(item.pose.y - y)).name


def test_the_eyes_that_ship_are_a_few_megabytes_next_to_the_planner():
    folder = resource(f"{PLANNER_CHECKPOINT}/sight")
    assert (folder / "README.md").exists()
    assert (folder / "model.safetensors").stat().st_size < 4e6


def test_two_cubes_without_a_color_are_told_apart_by_the_image(planner, table):
    objects, image, view = table
    lime, tan = name_at(objects, 0.42, 0.12), name_at(objects, 0.52, -0.08)
    assert {lime, tan} == {"cube 1", "cube 2"}
    for color, name in (("lime", lime), ("tan", tan)):
        written = dry_run(planner, f"pick up the {color} cube", objects, ROBOT_API, image, view=view)
        assert written.steps == (f"pick(get_actor({name!r}))",)
        assert written.seen[name] == f"{color} cube"


def test_of_two_red_cubes_the_striped_one_is_picked_and_the_red_one_is_still_ambiguous(planner, table):
    objects, image, view = table
    striped = name_at(objects, 0.38, 0.0)
    written = dry_run(planner, "pick up the striped red cube", objects, ROBOT_API, image, view=view)
    assert written.steps == (f"pick(get_actor({striped!r}))",)
    either = dry_run(planner, "pick up the red cube", objects, ROBOT_API, image, view=view)
    assert either.refusal.startswith("'red cube' fits 2 objects")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda image, view: (None, view), "no image"),
        (lambda image, view: (image, None), "where the image was taken from is not known"),
        (lambda image, view: (image[..., 0], view), "the image is uint8 of shape (480, 640), expected uint8 of"),
        (lambda image, view: (image, replace(view, intrinsics=np.full((3, 3), np.nan))), "matrices are not finite"),
        (lambda image, view: (np.full_like(image, 128), view), "the image shows nothing there that it knows"),
        (lambda image, view: (image[:8, :8], view), "the image shows nothing there that it knows"),
    ],
    ids=["no image", "no viewpoint", "one channel", "no numbers", "gray", "a corner"],
)
def test_what_cannot_be_looked_at_is_said_in_one_line_and_nothing_moves(planner, table, change, why):
    objects, image, view = table
    image, view = change(image, view)
    written = dry_run(planner, "pick up the lime cube", objects, ROBOT_API, image, view=view)
    assert not written.steps
    assert why in written.refusal
    assert "\n" not in written.refusal


def test_where_names_say_it_the_answer_is_the_same_whatever_the_image_shows(planner, table):
    objects, image, view = table
    called = {"green tray": "green tray", "red cube 1": "red cube"}
    named = [replace(item, name=called[item.name]) for item in objects if item.name in called]
    shown = (image, np.full_like(image, 128), image[:, ::-1].copy(), None)
    sentence = "put the red cube on the green tray"
    written = [dry_run(planner, sentence, named, ROBOT_API, each, asks_goal=True, view=view) for each in shown]
    assert len({(w.steps, w.goal, w.refusal) for w in written}) == 1
    assert written[0].done
