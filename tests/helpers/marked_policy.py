"""The policy that ships, taking note of which chunk each control period is of; a skill server imports it by name."""

import os
from pathlib import Path

import numpy as np

from hcvla.api.functions import ROBOT_API
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.diffusion.library import DiffusionLibrary
from hcvla.skills.load import DIFFUSION, skills_folder

LOG = "HCVLA_TEST_MARKED_POLICY_LOG"
"""Environment variable: file for a line on each control period: time on the robot's clock, number of its chunk."""
PERIOD_SEC = 0.05
_FIRST = 2
"""A call's first chunk has no border: the arm rests before it."""


class MarkedPolicy(DiffusionLibrary):
    """Numbers chunks from 1 in each call."""

    def __init__(self, note=None):
        policy = load_policy(skills_folder(DIFFUSION), ROBOT_API)
        policy.warm_up()
        super().__init__(policy)
        self._note = note or self._write

    def start(self, call, observation):
        return _Marked(super().start(call, observation), self._note)

    def _write(self, stamp_sec, chunk):
        with Path(os.environ[LOG]).open("a") as file:
            file.write(f"{stamp_sec} {chunk}\n")


class _Marked:
    def __init__(self, skill, note):
        self.skill, self.note, self.chunks = skill, note, 0

    @property
    def execute(self):
        return self.skill.execute

    def see(self, observation):
        return self.skill.see(observation)

    def think(self, seen):
        self.chunks += 1
        return [(self.chunks, step) for step in self.skill.think(seen)]

    def act(self, step, observation):
        self.note(observation.state.stamp_sec, step[0])
        return self.skill.act(step[1], observation)


def by_border(marks, stamps, places):
    """Return the greatest commanded speed, acceleration and jerk of each control period: at borders, and inside chunks.

    `marks`: Shape=(n, 2), of each period; `places`: where the tool was commanded to be at `stamps`, [m] and [s].
    Both have Shape=(periods, 3): [m/s], [m/s^2], [m/s^3].
    """
    step = float(np.median(np.diff(stamps)))
    motion = [places]
    for _ in range(3):
        motion.append(np.diff(motion[-1], axis=0) / step)
    sizes = [np.linalg.norm(derivative, axis=1) for derivative in motion[1:]]
    entered = np.diff(marks[:, 1], prepend=marks[0, 1]) != 0
    found = {True: [], False: []}
    for (stamp, chunk), border in zip(marks, entered, strict=True):
        first = int(np.searchsorted(stamps, stamp - 1e-6))
        count = max(1, round(PERIOD_SEC / step))
        window = stamps[max(0, first - 2) : first + count + 1]
        even = len(window) == count + 3 and np.allclose(np.diff(window), step, atol=0.1 * step)
        if chunk >= _FIRST and even:
            # A difference belongs to the period of its newest place: what is sent now cannot change earlier ones.
            parts = [size[first - order : first - order + count] for order, size in enumerate(sizes)]
            found[bool(border)].append([part.max() for part in parts])
    return np.array(found[True]), np.array(found[False])


def turns_back(marks, stamps, places):
    """Return at how many borders the tool, faster than 0.05 m/s, is sent back and 0.2 s later on its way again.

    One that turns for good, as from lowering to lifting, is not sent back.
    """
    entered = marks[np.flatnonzero(np.diff(marks[:, 1], prepend=marks[0, 1])), 0]
    count = 0
    for stamp in entered:
        before, after, later = (
            places[_at(stamps, stamp + begin + PERIOD_SEC)] - places[_at(stamps, stamp + begin)]
            for begin in (-PERIOD_SEC, PERIOD_SEC, 4 * PERIOD_SEC)
        )
        fast = min(map(np.linalg.norm, (before, after, later))) > 0.05 * PERIOD_SEC
        count += bool(fast and before @ after < 0.0 < before @ later)
    return count


def _at(stamps, stamp):
    return min(int(np.searchsorted(stamps, stamp - 1e-6)), len(stamps) - 1)
