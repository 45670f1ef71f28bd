"""Which judge judges which function of the robot API."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hcvla.api.errors import BadProgramError
from hcvla.api.registry import Call
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.judges.gripper import CloseGripperJudge, OpenGripperJudge
from hcvla.skills.judges.judge import Judge
from hcvla.skills.judges.move import GoHomeJudge, MoveToJudge
from hcvla.skills.judges.pick import PickJudge
from hcvla.skills.judges.place import CoverJudge, PlaceJudge
from hcvla.skills.judges.push import NudgeJudge, PushJudge
from hcvla.skills.judges.throw import ThrowJudge
from hcvla.skills.judges.topple import ToppleJudge
from hcvla.skills.judges.touch import TouchJudge
from hcvla.skills.skill import Observation

JudgeFactory = Callable[[Call, Observation, JudgeConfig], Judge]

JUDGES: Mapping[str, JudgeFactory] = {
    "pick": PickJudge,
    "place": PlaceJudge,
    "cover": CoverJudge,
    "move_to": MoveToJudge,
    "push": PushJudge,
    "touch": TouchJudge,
    "nudge": NudgeJudge,
    "throw": ThrowJudge,
    "topple": ToppleJudge,
    "open_gripper": OpenGripperJudge,
    "close_gripper": CloseGripperJudge,
    "go_home": GoHomeJudge,
}


def judge_of(
    call: Call, first: Observation, judges: Mapping[str, JudgeFactory] = JUDGES, config: JudgeConfig | None = None
) -> Judge:
    """Return the judge of a call; raise BadProgramError for a function that has none, ObjectNotFoundError."""
    if call.function not in judges:
        raise BadProgramError(f"nothing judges '{call.function}'; there are judges for {', '.join(judges)}")
    return judges[call.function](call, first, config or JudgeConfig())
