"""Looking for a judge after any skill has ended: from where the arm is, then with the arm out of the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from hcvla.skills.analytic_ik import Reach
from hcvla.skills.judges.judge import Judge
from hcvla.skills.scripted.body import Body, StuckError
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.home import home_tool_pose
from hcvla.skills.scripted.script import Motion, Script, ScriptedSkill
from hcvla.skills.skill import Skill

LOOKOUT = "verify"
"""The phase of what is done for a judge: no part of the call's skill."""
_BLIND_SEC = 0.35
"""What was not in view for so long is hidden by the arm; perception believes in a change after two images, 0.2 s."""


def lookout(judge: Judge, config: OracleConfig) -> Skill:
    """Return a skill that looks until a judge has a verdict, or everything was tried; it never gives up."""
    return ScriptedSkill(_look(Body(judge.now, Reach(config.joint7_limit_rad), config, judge.config), judge))


def _look(body: Body, judge: Judge) -> Script:
    def decided() -> bool:
        return judge.verdict() is not None

    yield from _watch(body, judge, decided)
    if decided() or not judge.unseen():
        return None
    # Held up on its way, it looks from where it got to.
    with suppress(StuckError):
        yield from body.go(home_tool_pose, (LOOKOUT, LOOKOUT))
    yield from body.pause(judge.config.look_sec, LOOKOUT, until=decided)
    return None


def _watch(body: Body, judge: Judge, decided: Callable[[], bool]) -> Motion:
    """Hold still until there is a verdict, or nothing of what must be seen is in view any more."""
    last_seen_sec = body.now_sec

    def enough() -> bool:
        nonlocal last_seen_sec
        if not judge.unseen() or any(map(judge.sightings.seen, judge.unseen())):
            last_seen_sec = body.now_sec
        return decided() or body.now_sec - last_seen_sec > _BLIND_SEC

    yield from body.pause(judge.config.look_sec, LOOKOUT, until=enough)
