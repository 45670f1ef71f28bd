"""From the text a model wrote to a planner's answer."""

from __future__ import annotations

import re

from hcvla.api.grammar import REFUSALS
from hcvla.api.outcomes import Outcome
from hcvla.goals.grammar import NOTHING
from hcvla.planner.extract import code_in
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest

_UNCLEAR, _MISSING, _AMBIGUOUS, _OUTSIDE, _NO_REQUEST, _FOREIGN = REFUSALS
_OUTCOMES = {
    _MISSING: Outcome.OBJECT_NOT_FOUND,
    _AMBIGUOUS: Outcome.AMBIGUOUS,
}
_REFUSAL = re.compile(r"refuse\((['\"])(?P<reason>.*)\1\)$", re.DOTALL)
_DONE = "done()"
_SHOWN_CHARACTERS = 120
"""So much of an answer without code is quoted in the error."""


def answer_from_text(text: str, request: PlanRequest, seconds: float) -> PlanAnswer:
    """Return what a model's text means: code, done(), both or refuse('reason'); raise PlannerError if it says nothing.

    Lines that end with done() are run first; then the task is done.
    """
    code = _said(text)
    if refused := _REFUSAL.match(code):
        return refusal(refused["reason"], request, seconds)
    lines, _, last = code.rpartition("\n")
    if last.strip() == _DONE:
        return PlanAnswer(code=lines.strip(), done=True, seconds=seconds)
    return PlanAnswer(code=code, seconds=seconds)


def goal_from_text(text: str) -> str:
    """Return the goal that a model's text states, in one line; empty if it states none."""
    goal = " ".join(_said(text).split())
    return "" if goal == NOTHING else goal


def _said(text: str) -> str:
    code = code_in(text)
    if not code:
        raise PlannerError(f"the model's answer has no code: {' '.join(text.split())[:_SHOWN_CHARACTERS]!r}")
    return code


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
