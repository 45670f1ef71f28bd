from dataclasses import replace

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from items import arm_at, item
from judging import Trial

AWAY = arm_at(0.4, -0.3, 0.3, width=0.0)
POST = item("green cylinder", 0.5, 0.0, size=(0.04, 0.04, 0.12))
LOWER, UPPER = item("red cube", 0.5, 0.0), item("blue cube", 0.5, 0.0, z=0.0675)


def cubes(color: str):
    """Four small cubes in a row of 0.1 m."""
    one = item(f"{color} cube", 0.55, 0.0, size=(0.025, 0.025, 0.04))
    return [replace(one, name=f"{one.name} {n}", pose=one.pose.moved(dx=0.025 * n)) for n in range(4)]


def lying(item, dx=0.1, z=0.0225):
    return replace(item, pose=replace(item.pose, x=item.pose.x + dx, z=z))


def test_a_post_is_toppled_when_it_is_seen_low():
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    standing = trial.show(AWAY, POST, periods=10)
    assert standing.outcome is Outcome.NOT_PLACED
    assert "'green cylinder' did not come down" in standing.message
    assert trial.show(AWAY, lying(POST, z=0.02), periods=10).done


def test_a_post_that_was_only_pushed_along_stands():
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    assert not trial.show(AWAY, lying(POST, z=0.06), periods=10).done


def test_a_hidden_post_may_still_stand():
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    assert trial.show(AWAY, replace(POST, visible=False), periods=20) is None
    assert trial.judge.unseen() == ["green cylinder"]


def test_a_hand_that_hides_now_and_then_what_it_has_done_does_not_put_off_the_end_of_the_call():
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    down, ended = lying(POST, z=0.02), []
    # In view for 0.6 s at a time, of which it has to rest for 0.4 s: never done for 0.7 s without a break.
    for visible, periods in 4 * ((True, 12), (False, 6)):
        for _ in range(periods):
            trial.show(AWAY, replace(down, visible=visible))
            ended.append(trial.judge.done_long_enough())
    hidden_twice = 12 + 6 + 12
    assert any(ended[:hidden_twice])
    assert not any(ended[12:18])


def test_a_call_that_is_seen_to_be_undone_is_not_done_for_long_enough():
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    for _ in range(6):
        for thing in (lying(POST, z=0.02), POST):
            for _ in range(12):
                trial.show(AWAY, thing)
                assert not trial.judge.done_long_enough()


def test_a_post_that_lies_need_not_look_like_itself_but_be_as_long_as_it_was_high():
    # Seen as a row of cubes, with nothing seen of where it stood.
    hidden = replace(POST, visible=False)
    row = cubes("green")
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST)
    assert trial.show(AWAY, hidden, *row[:2], periods=10) is None
    assert trial.show(AWAY, hidden, *row, periods=10).done


def test_a_row_that_was_there_before_is_no_post():
    row = cubes("green")
    trial = Trial("topple", [Actor("green cylinder")], AWAY, POST, *row)
    assert trial.show(AWAY, replace(POST, visible=False), *row, periods=10) is None


def test_all_of_a_stack_must_come_down_whichever_is_named():
    trial = Trial("topple", [Actor("red cube")], AWAY, LOWER, UPPER)
    assert trial.show(AWAY, LOWER, UPPER, periods=10).outcome is Outcome.NOT_PLACED
    assert trial.show(AWAY, LOWER, replace(UPPER, visible=False), periods=10) is None
    assert trial.show(AWAY, LOWER, lying(UPPER), periods=10).done


def test_what_the_fingers_press_on_is_not_down_yet():
    trial = Trial("topple", [Actor("red cube")], AWAY, LOWER, UPPER)
    # Fingertips 10 mm over the table: 35 mm below the top of the lower cube, whose place they are in.
    inside = arm_at(0.5, 0.0, 0.02, width=0.0)
    pressed = trial.show(inside, LOWER, lying(UPPER), periods=10)
    assert pressed.outcome is Outcome.NOT_PLACED
    assert pressed.message == "the gripper is still at 'red cube'"
    assert trial.show(AWAY, LOWER, lying(UPPER), periods=10).done


def test_a_post_that_was_taken_to_stand_too_high_stands_at_its_own_height():
    # Of a post of 0.12 m the arm left the upper 0.05 m to see, so that its middle was taken to be at 0.095 m.
    half_seen = replace(POST, pose=replace(POST.pose, z=0.095), size=(0.04, 0.04, 0.1))
    trial = Trial("topple", [Actor("green cylinder")], AWAY, half_seen)
    assert trial.show(AWAY, POST, periods=10).outcome is Outcome.NOT_PLACED
    assert trial.show(AWAY, lying(POST, z=0.02), periods=10).done
