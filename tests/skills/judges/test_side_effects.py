from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.skills.judges.side_effects import side_effects, with_side_effects
from items import item

RED, BLUE, GREEN = item("red cube", 0.5, 0.0), item("blue cube", 0.4, 0.2), item("green cube", 0.6, -0.2)
PICK_RED = ROBOT_API["pick"].bind(Actor("red cube"))
GO_HOME = ROBOT_API["go_home"].bind()


def moved(item, dx=0.0, dz=0.0, **changes):
    return replace(item, pose=item.pose.moved(dx, 0.0, dz), **changes)


def on(name, below):
    return item(name, below.pose.x + 0.005, below.pose.y, z=below.top_z + 0.0225)


def seen(*items):
    return {item.name: item for item in items}


def test_what_is_knocked_aside_is_reported_with_how_far_it_went_and_the_verdict_stays():
    verdict = Verdict(Outcome.DONE, "holding 'red cube'", {"lifted_m": 0.08})
    told = with_side_effects(verdict, PICK_RED, seen(RED, BLUE), seen(moved(RED, dz=0.1), moved(BLUE, 0.158)))
    assert told.done
    assert told.message == "holding 'red cube'; 'blue cube' was moved 158 mm besides"
    assert told.measures == {"lifted_m": 0.08, "other_moved_m": pytest.approx(0.158)}


def test_the_verdict_is_the_same_object_if_nothing_else_moved():
    verdict = Verdict(Outcome.DONE, "holding 'red cube'")
    # 29 mm is what perception may be off.
    assert (
        with_side_effects(verdict, PICK_RED, seen(RED, BLUE), seen(moved(RED, dz=0.1), moved(BLUE, 0.029))) is verdict
    )


def test_what_the_call_names_and_what_stands_on_it_is_meant():
    tower = [BLUE, on("red cube", BLUE)]
    tower.append(on("green cube", tower[-1]))
    call = ROBOT_API["topple"].bind(Actor("blue cube"))
    fallen = [moved(item, 0.1) for item in tower]
    assert side_effects(call, seen(*tower), seen(*fallen)) == {}
    # Of the same tower the lowest is no part of what a pick of the middle one is about.
    assert set(side_effects(PICK_RED, seen(*tower), seen(*fallen))) == {"blue cube"}


def test_what_is_carried_is_no_bystander_nor_is_what_was_let_go():
    held = replace(RED, held=True)
    assert side_effects(GO_HOME, seen(held), seen(moved(held, 0.2))) == {}
    place = ROBOT_API["place"].bind(Actor("blue cube"))
    assert side_effects(place, seen(held, BLUE), seen(moved(RED, 0.2), BLUE)) == {}


def test_of_what_is_not_seen_before_and_after_nothing_is_said():
    for before, after in (
        (replace(BLUE, visible=False), moved(BLUE, 0.2)),
        (BLUE, moved(BLUE, 0.2, visible=False)),
        (GREEN, moved(BLUE, 0.2)),
    ):
        assert side_effects(GO_HOME, seen(before), seen(after)) == {}
