from dataclasses import replace

from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.sightings import Sightings
from items import arm_at, item, seeing

CUBE = item("red cube", 0.5, 0.0)
ARM = arm_at(0.5, 0.0, 0.3)


def shown(sightings: Sightings, now_sec: float, seen_sec: float | None = None, dx: float = 0.0, **change) -> bool:
    """Show the cube in an image of `seen_sec`, by default of now; return whether it is seen at rest."""
    stamp = now_sec if seen_sec is None else seen_sec
    cube = replace(CUBE, pose=CUBE.pose.moved(dx=dx), last_seen_sec=stamp, **change)
    sightings.update(seeing(replace(ARM, stamp_sec=now_sec), cube))
    return sightings.at_rest("red cube")


def test_an_object_rests_when_images_of_the_settling_time_show_it_in_one_place():
    sightings = Sightings(JudgeConfig())
    assert [shown(sightings, stamp) for stamp in (0.0, 0.2, 0.3, 0.4)] == [False, False, False, True]


def test_a_slow_object_does_not_rest():
    # 10 mm/s: 4 mm in the settling time of 0.4 s.
    sightings = Sightings(JudgeConfig())
    assert not any(shown(sightings, 0.1 * step, dx=0.001 * step) for step in range(12))


def test_one_image_that_is_shown_again_and_again_proves_no_rest():
    sightings = Sightings(JudgeConfig())
    assert not any(shown(sightings, 0.05 * step, seen_sec=0.0) for step in range(12))


def test_images_that_come_late_count_as_long_as_they_span_the_settling_time():
    # Each is 0.3 s old when it arrives.
    sightings = Sightings(JudgeConfig())
    assert [shown(sightings, stamp + 0.3, seen_sec=stamp) for stamp in (0.0, 0.3, 0.4)] == [False, False, True]


def test_what_is_hidden_held_or_too_long_out_of_sight_is_not_seen():
    for change in ({"visible": False}, {"held": True}):
        sightings = Sightings(JudgeConfig())
        assert not any(shown(sightings, 0.1 * step, **change) for step in range(8))
        assert not sightings.seen("red cube")
    sightings = Sightings(JudgeConfig())
    assert [shown(sightings, 0.1 * step) for step in range(6)][-1]
    assert not shown(sightings, 1.1, seen_sec=0.5)


def test_what_is_let_go_where_it_is_then_seen_has_rested_since():
    sightings = Sightings(JudgeConfig())
    shown(sightings, 0.0, held=True)
    shown(sightings, 0.2, visible=False)
    # Let go after 0.0 s; the first image of it is from 0.4 s.
    assert shown(sightings, 0.4)


def test_what_perception_forgets_rests_no_more():
    sightings = Sightings(JudgeConfig())
    assert [shown(sightings, 0.1 * step) for step in range(6)][-1]
    sightings.update(seeing(replace(ARM, stamp_sec=0.6)))
    assert not sightings.at_rest("red cube")
