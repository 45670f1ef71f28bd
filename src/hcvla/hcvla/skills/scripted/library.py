"""The scripted oracle: every subtask of the robot API as a script on perceived poses."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hcvla.api.errors import BadProgramError, ObjectNotFoundError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, Value
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.grasped_object import Hand
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.needs import Needs
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.gripper import close_gripper, open_gripper
from hcvla.skills.scripted.home import go_home
from hcvla.skills.scripted.move_to import move_to
from hcvla.skills.scripted.nudge import nudge
from hcvla.skills.scripted.pick import pick
from hcvla.skills.scripted.place import cover, place
from hcvla.skills.scripted.push import push
from hcvla.skills.scripted.script import Script, ScriptedSkill
from hcvla.skills.scripted.throw import throw
from hcvla.skills.scripted.topple import topple
from hcvla.skills.scripted.touch import touch
from hcvla.skills.skill import Observation, Skill

_SCRIPTS: Mapping[str, Callable[..., Script]] = {
    "pick": lambda body, hand, actor: pick(body, hand, actor.name),
    "place": place,
    "cover": lambda body, hand, actor: cover(body, hand, actor.name),
    "move_to": move_to,
    "push": lambda body, hand, actor, target: push(body, hand, actor.name, target),
    "touch": lambda body, hand, actor: touch(body, hand, actor.name),
    "throw": lambda body, hand, target: throw(body, hand, target.name),
    "nudge": lambda body, hand, actor: nudge(body, hand, actor.name),
    "topple": lambda body, hand, actor: topple(body, hand, actor.name),
    "open_gripper": open_gripper,
    "close_gripper": close_gripper,
    "go_home": go_home,
}


class OracleLibrary:
    """Implements SkillLibrary; remembers from call to call how the held object lies in the hand."""

    needs = Needs()
    ended_by_judge = False

    def __init__(self, config: OracleConfig | None = None, judge: JudgeConfig | None = None) -> None:
        """Choose how the skills move; `judge` is by what they stop trying, as it is reached."""
        self.config = config or OracleConfig()
        self.judge = judge or JudgeConfig()
        self._reach = Reach(self.config.joint7_limit_rad)
        self._hand = Hand()

    def start(self, call: Call, observation: Observation) -> Skill:
        """Return the script for the call; raise ObjectNotFoundError or BadProgramError."""
        script = _SCRIPTS.get(call.function)
        if script is None:
            raise BadProgramError(f"the oracle has no skill '{call.function}'; it has {', '.join(_SCRIPTS)}")
        for value in call.arguments.values():
            _check_known(value, observation)
        body = Body(observation, self._reach, self.config, self.judge)
        return ScriptedSkill(script(body, self._hand, **call.arguments))


def _check_known(value: Value, observation: Observation) -> None:
    if isinstance(value, Actor) and value.name not in observation.objects:
        raise ObjectNotFoundError(value.name, list(observation.objects))
