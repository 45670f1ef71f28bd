"""Feeding judges by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.skills.judges.judge import Judge
from hcvla.skills.judges.table import judge_of
from hcvla.skills.skill import Action
from items import seeing

PERIOD_SEC = 0.05


class Trial:
    """A call that is judged: shows its judge one observation a control period."""

    def __init__(self, function: str, arguments: Sequence, state: ArmState, *objects: NamedObject) -> None:
        self.now_sec = 0.0
        call = ROBOT_API[function].bind(*arguments)
        self.judge: Judge = judge_of(call, seeing(replace(state, stamp_sec=0.0), *objects))

    def show(self, state: ArmState, *objects: NamedObject, periods: int = 1):
        """Show the same for some periods, objects as just seen unless hidden; return the verdict."""
        for _ in range(periods):
            self.now_sec += PERIOD_SEC
            seen = [replace(item, last_seen_sec=self.now_sec) if item.visible else item for item in objects]
            self.judge.observe(seeing(replace(state, stamp_sec=self.now_sec), *seen), Action())
        return self.judge.verdict()
