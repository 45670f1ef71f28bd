"""A program that acts on more or fewer objects of a kind than its sentence counts is found; others are not."""

import pytest

from hcvla.api.types import NamedObject, Pose
from hcvla.planner.checks.how_many import miscounted
from hcvla.planner.checks.wording import plain

CUBES = ("red cube", "green cube", "blue cube", "yellow cube")
CYLINDERS = ("black cylinder", "pink cylinder")
NAMES = (*CUBES, *CYLINDERS, "gray tray", "purple tray", "red mat")


def seen(place, name):
    color, shape = name.split()
    size = (0.12, 0.12, 0.008) if shape in ("tray", "mat") else (0.045, 0.045, 0.045)
    pose = Pose(x=0.3 + 0.15 * (place % 3), y=-0.2 + 0.15 * (place // 3), z=size[2] / 2.0)
    return NamedObject(name=name, color=color, shape=shape, pose=pose, size=size)


OBJECTS = [seen(place, name) for place, name in enumerate(NAMES)]


def onto(target, *names):
    return "".join(f"pick(get_actor('{name}'))\nplace(get_actor('{target}'))\n" for name in names)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("One cube on the gray tray. Exactly one, any color you fancy, the rest don't budge.", CUBES),
        ("I need one cube on the gray tray, just one, I really don't mind which.", CUBES[:2]),
        ("Put a single cube on the gray tray.", CUBES[:2]),
        ("Just one of the cylinders on the gray tray, please.", CYLINDERS),
        ("Put the darker of the two cylinders on the gray tray.", CYLINDERS),
        ("Four cubes out there. The two closest to you go on the gray tray, the other two stay put.", CUBES),
        ("Two cubes for the gray tray: the green one, plus the one that's nearest to that tray.", CUBES[:3]),
        ("Two cubes for the gray tray: the green one, plus the one that's nearest to that tray.", CUBES[1:2]),
        ("Put two of the four cubes on the gray tray.", CUBES[:3]),
        ("Bring both cylinders to the gray tray.", CYLINDERS[:1]),
        ("All the cylinders on the gray tray, both of 'em.", CYLINDERS[:1]),
        ("The two cylinders go on the gray tray.", CYLINDERS[1:]),
    ],
)
def test_what_is_done_with_another_number_of_objects_than_is_said_is_found(sentence, names):
    assert miscounted(plain(sentence), OBJECTS, onto("gray tray", *names))


@pytest.mark.parametrize(
    "sentence",
    [
        "both cylinders on the gray tray, please",
        "all the cylinders on the gray tray, both of 'em, standing on the tray and not on each other.",
    ],
)
def test_both_on_two_places_where_one_is_named_are_found(sentence):
    program = onto("gray tray", "black cylinder") + onto("purple tray", "pink cylinder")
    assert miscounted(sentence, OBJECTS, program)


@pytest.mark.parametrize(
    ("sentence", "program"),
    [
        ("One cube on the gray tray. Exactly one, the rest don't budge.", onto("gray tray", "red cube")),
        ("The two closest cubes go on the gray tray.", onto("gray tray", *CUBES[:2])),
        ("Put the cubes on the gray tray one by one.", onto("gray tray", *CUBES)),
        ("Put one cube on each tray.", onto("gray tray", "red cube") + onto("purple tray", "blue cube")),
        ("One cube goes on the gray tray, another on the purple tray.", onto("gray tray", *CUBES[:2])),
        ("Put one cube on the gray tray and the red cube too.", onto("gray tray", *CUBES[:2])),
        ("Two of the cubes go on the gray tray, two on the red mat.", onto("gray tray", *CUBES)),
        ("Of the four cubes, every one except the red one goes on the gray tray.", onto("gray tray", *CUBES[1:])),
        ("Put the red cube midway between the two cylinders.", onto("gray tray", "red cube")),
        ("If there are two cylinders, put the red cube on the gray tray.", onto("gray tray", "red cube")),
        ("There are two cylinders here. Put the pink one on the gray tray.", onto("gray tray", "pink cylinder")),
        ("Don't touch the two cylinders; put the red cube on the gray tray.", onto("gray tray", "red cube")),
        ("Move the red cube two inches and put it on the gray tray.", onto("gray tray", "red cube")),
        ("Make a tower of three cubes.", onto("red cube", "blue cube") + onto("blue cube", "green cube")),
        ("Stack three cubes.", onto("red cube", "blue cube") + onto("blue cube", "green cube")),
        ("Two cylinders, two trays, one on each.", onto("gray tray", CYLINDERS[0]) + onto("purple tray", CYLINDERS[1])),
        (
            "Put one cube on the gray tray.",
            "pick(get_actor('red cube'))\nplace(free_space())\n" + onto("gray tray", "blue cube"),
        ),
    ],
)
def test_what_is_done_with_as_many_or_is_not_counted_is_not(sentence, program):
    assert miscounted(plain(sentence), OBJECTS, program) == ""
