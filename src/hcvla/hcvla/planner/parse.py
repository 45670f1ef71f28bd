"""From the text a model wrote to a planner's answer."""

from __future__ import annotations

import re

from hcvla.goals.grammar import NOTHING
from hcvla.planner.extract import code_in
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.refusal_words import refusal

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
