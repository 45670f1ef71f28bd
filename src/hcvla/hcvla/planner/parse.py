"""From the text a model wrote to a planner's answer."""

from __future__ import annotations

import re

from hcvla.api.grammar import REFUSALS
from hcvla.api.outcomes import Outcome
from hcvla.goals.grammar import NOTHING
from hcvla.planner.planner import PlanAnswer, PlanRequest

_UNCLEAR, _MISSING, _AMBIGUOUS, _OUTSIDE, _NO_REQUEST, _FOREIGN = REFUSALS
_OUTCOMES = {
    _MISSING: Outcome.OBJECT_NOT_FOUND,
    _AMBIGUOUS: Outcome.AMBIGUOUS,
}
_REFUSAL = re.compile(r"refuse\((['\"])(?P<reason>.*)\1\)$", re.DOTALL)
_FENCE = re.compile(r"```(?:python)?\s*\n?(?P<code>.*?)```", re.DOTALL)


def answer_from_text(text: str, request: PlanRequest, seconds: float) -> PlanAnswer:
    """Return what a model's text means: code, done() or refuse('reason')."""
    if fenced := _FENCE.search(text):
        text = fenced["code"]
    code = text.strip()
    if code == "done()":
        return PlanAnswer(done=True, seconds=seconds)
    if refused := _REFUSAL.match(code):
        return refusal(refused["reason"], request, seconds)
    return PlanAnswer(code=code, seconds=seconds)


def goal_from_text(text: str) -> str:
    """Return the goal that a model's text states, in one line; empty if it states none."""
    if fenced := _FENCE.search(text):
        text = fenced["code"]
    goal = " ".join(text.split())
    return "" if goal == NOTHING else goal


def refusal(reason: str, request: PlanRequest, seconds: float) -> PlanAnswer:
    """Return a refusal in words a person can act on."""
    there = ", ".join(sorted(known.name for known in request.objects)) or "nothing"
    words = {
        _UNCLEAR: "the task is outside what the planner knows: it can pick, place, stack, sort by colour, swap, turn, "
        "put next to, and move and restore objects",
        _OUTSIDE: "the robot cannot do that: it can grasp, carry, turn, push, touch, topple and throw what it sees",
        _NO_REQUEST: "that is no request: say what to do with which object",
        _FOREIGN: "only English is understood; say it in English",
        _MISSING: f"the task names something that is not there; seen or remembered: {there}",
        _AMBIGUOUS: f"the task names something that fits several objects; say which of: {there}",
    }
    return PlanAnswer(
        refusal=words.get(reason, reason),
        refusal_outcome=_OUTCOMES.get(reason, Outcome.NOT_UNDERSTOOD),
        seconds=seconds,
    )
