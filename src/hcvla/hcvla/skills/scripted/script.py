"""Scripted skills as generators: a script yields actions, is handed observations, and returns if it gave up.

A script reads in the order of events; its phases are the words in its actions. It acts through a `Body`.
"""

from __future__ import annotations

from collections.abc import Generator

from hcvla.api.errors import HcvlaError
from hcvla.skills.ending import Ending, Finished, GaveUp
from hcvla.skills.skill import Action, Observation

Script = Generator[Action, Observation, GaveUp | None]
Motion = Generator[Action, Observation, None]


class ScriptedSkill:
    """Runs a script as a Skill; an HcvlaError in it means that it gave up."""

    def __init__(self, script: Script) -> None:
        """Take a script that was not started."""
        self._script = script
        self._started = False

    def step(self, observation: Observation) -> Action | Ending:
        """Return the next action, or how the script ended."""
        try:
            # The first observation is the one the script was made with.
            action = self._script.send(observation) if self._started else next(self._script)
        except StopIteration as end:
            return end.value or Finished()
        except HcvlaError as error:
            return GaveUp(error.outcome, str(error))
        self._started = True
        return action
