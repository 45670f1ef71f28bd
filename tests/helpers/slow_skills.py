"""A skill library whose every decision takes 150 ms; a skill server imports it by name."""

import json
import os
import threading
from pathlib import Path

import numpy as np

from hcvla.api.types import Pose
from hcvla.skills.ending import Finished
from hcvla.skills.needs import CameraNeed, Needs
from hcvla.skills.skill import Action
from hcvla.skills.tool import tool_from_upright

LOG = "HCVLA_TEST_SLOW_SKILLS_LOG"
"""Environment variable: where a call writes how old its images were and how long it thought."""
DECISION_SEC, SPEED_M_S, LEAD_M, PERIOD_SEC = 0.15, 0.25, 0.07, 0.05
"""The lead is no more than a glide at that speed needs: way points from before a thought, 0.04 to 0.06 m nearer, would
slow the arm down."""
LENGTH = 12
WRIST_HZ = 20.0
"""Twice as often as the stack's cameras send by themselves."""


class SlowSkills:
    """Knows move_to, which glides there in a straight line, and go_home, which thinks forever."""

    needs = Needs(cameras={"scene": CameraNeed(64), "wrist": CameraNeed(64, rate_hz=WRIST_HZ)})
    ended_by_judge = False

    def start(self, call, observation):
        return _Glide(tool_from_upright(call.arguments["pose"])) if call.function == "move_to" else _Forever()


class _Forever:
    execute = 1

    def see(self, observation):
        return None

    def think(self, seen):
        threading.Event().wait(60.0)
        return [None]

    def act(self, step, observation):
        return Action()


class _Glide:
    """Plans from where the arm was seen: at each step a way point ahead of where the arm will be then."""

    execute = 1

    def __init__(self, goal: Pose) -> None:
        self.goal, self.thoughts, self.ages = goal, 0, []

    def see(self, observation):
        now = observation.state.stamp_sec
        self.ages.append(max(now - image.stamp_sec for image in observation.images.values()))
        return observation.state.T_base_tool

    def think(self, seen):
        threading.Event().wait(DECISION_SEC)
        self.thoughts += 1
        way = self.goal.position - seen.position
        left = float(np.linalg.norm(way))
        shares = [min(1.0, (SPEED_M_S * PERIOD_SEC * k + LEAD_M) / max(left, 1e-6)) for k in range(LENGTH)]
        return [seen.moved(*(share * way)) for share in shares]

    def act(self, step, observation):
        if observation.state.T_base_tool.distance(self.goal) < 0.003:
            if LOG in os.environ:
                Path(os.environ[LOG]).write_text(json.dumps({"thoughts": self.thoughts, "ages": self.ages}))
            return Finished()
        return Action(step, max_speed_m_s=SPEED_M_S)
