"""What the gripper holds, as the calls that were carried out and their verdicts say."""

from __future__ import annotations

from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor


def held_after(held: str | None, call: Call, verdict: Verdict, registry: Registry) -> str | None:
    """Return the name of what is in the gripper after a call, from what was in it before; None: nothing.

    A call that releases and failed may have dropped it anywhere: then it is taken to be out of the gripper.
    """
    function = registry[call.function]
    if function.releases:
        return None
    if not (function.grasps and verdict.done):
        return held
    grasped = call.arguments[function.grasps]
    return grasped.name if isinstance(grasped, Actor) else held
