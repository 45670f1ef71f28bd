"""Frames of a film of a task."""

from dataclasses import replace
from functools import reduce

import numpy as np

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.monitor.frame import HEIGHT, WIDTH, Remark, compose
from hcvla.monitor.state import TaskView, fold
from published_task import MISSED, WHOLE

RUNNING, ENDED = (reduce(fold, WHOLE[:count], TaskView()) for count in (9, 13))
SCENE = np.full((480, 640, 3), 200, np.uint8)
WRIST = np.full((100, 100, 3), 90, np.uint8)
CAPTION, PROGRAM = np.s_[600:, :680], np.s_[360:, 800:]


def greenish(area):
    """Whether something in an area is written in green."""
    red, green = area[..., 0].astype(int), area[..., 1].astype(int)
    return bool(((green - red) > 50).any())


def reddish(area):
    red, green = area[..., 0].astype(int), area[..., 1].astype(int)
    return bool(((red - green) > 80).any())


def test_a_frame_shows_both_cameras_where_they_belong():
    frame = compose(SCENE, WRIST, RUNNING)
    assert frame.shape == (HEIGHT, WIDTH, 3)
    assert (frame[:600, :800] == 200).all()
    assert (frame[:360, 800:] == 90).all()


def test_without_a_wrist_camera_its_place_is_dark():
    assert compose(SCENE, None, RUNNING)[:360, 800:].max() < 40


def test_the_running_line_is_marked_and_nothing_else_changes():
    first, second, idle = (compose(SCENE, WRIST, replace(RUNNING, line=line)) for line in (1, 2, 0))
    changed_1 = np.flatnonzero((first != idle).any(axis=(1, 2)))
    changed_2 = np.flatnonzero((second != idle).any(axis=(1, 2)))
    assert 0 < len(changed_1) <= 24
    # One line of text lies lower by its height, 22 pixels.
    assert changed_2[0] - changed_1[0] == 22
    assert (second[CAPTION] == idle[CAPTION]).all()


def test_a_success_is_green_and_a_failure_red():
    assert greenish(compose(SCENE, WRIST, ENDED)[CAPTION])
    failed = replace(ENDED, subtasks=(replace(ENDED.subtasks[0], verdict=MISSED),), verdict=MISSED)
    assert reddish(compose(SCENE, WRIST, failed)[CAPTION])
    assert not greenish(compose(SCENE, WRIST, failed)[CAPTION])


def test_what_is_not_verified_is_neither_green_nor_red():
    caption = compose(SCENE, WRIST, replace(ENDED, subtasks=(), verdict=Verdict(Outcome.DONE_UNVERIFIED)))[CAPTION]
    assert not greenish(caption)
    assert not reddish(caption)
    assert (caption != compose(SCENE, WRIST, replace(ENDED, subtasks=(), verdict=None))[CAPTION]).any()


def test_while_it_runs_nothing_is_green_or_red_but_what_is_remembered():
    caption = compose(SCENE, WRIST, RUNNING)[CAPTION]
    assert not greenish(caption)
    assert not reddish(caption)
    assert greenish(compose(SCENE, WRIST, RUNNING)[PROGRAM])
    assert not greenish(compose(SCENE, WRIST, replace(RUNNING, memory={}))[PROGRAM])


def test_a_remark_takes_the_place_of_the_task_s_own_end():
    doubted = compose(SCENE, WRIST, ENDED, Remark("said to be done, but the goal does NOT hold", good=False))
    assert reddish(doubted[CAPTION])


def test_of_a_long_program_the_running_line_is_in_view():
    program = "".join(f"step_{number} = {number}\n" for number in range(100))
    at_60, at_61 = (compose(SCENE, WRIST, replace(RUNNING, program=program, line=line)) for line in (60, 61))
    assert (at_60[PROGRAM] != at_61[PROGRAM]).any()


def test_a_line_that_is_too_long_for_the_frame_ends_in_dots_and_stays_inside():
    long_line = replace(RUNNING, program="pick(" + "x" * 300 + ")\n", line=1)
    program = compose(SCENE, WRIST, long_line)[PROGRAM]
    # The panel is 480 px wide; a margin of 16 px is left to the right of the text, but for the mark of the line.
    assert len(np.unique(program[12:34, -16:-4].reshape(-1, 3), axis=0)) <= 2
