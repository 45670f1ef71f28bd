"""Refusals in words that a person can act on: what was wrong with the sentence, and what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from hcvla.api.grammar import REFUSALS
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.language.phrases import listed
from hcvla.planner.checks.absent import absent
from hcvla.planner.checks.wording import plain, says
from hcvla.planner.planner import PlanAnswer, PlanRequest

_UNCLEAR, _MISSING, _AMBIGUOUS, _OUTSIDE, _NO_REQUEST, _FOREIGN = REFUSALS
_OUTCOMES = {
    _MISSING: Outcome.OBJECT_NOT_FOUND,
    _AMBIGUOUS: Outcome.AMBIGUOUS,
}
_ABLE = (
    "pick up, put on, next to or between things, stack, sort by color, swap, turn, push, touch, knock over, throw, "
    "put back"
)


def refusal(reason: str, request: PlanRequest, seconds: float) -> PlanAnswer:
    """Return a refusal for one of the grammar's reasons; another reason is shown as it is."""
    there = ", ".join(sorted(known.name for known in request.objects)) or "nothing"
    words = {
        _UNCLEAR: "the task is outside what the planner knows, or said in words that it does not: "
        f"say plainly what to do with which object; it can {_ABLE}",
        _OUTSIDE: f"the robot cannot do that, or not as it is said; it can {_ABLE}: ask for one of these",
        _NO_REQUEST: "that is no request: say what to do with which object",
        _FOREIGN: "only English is understood; say it in English",
        _MISSING: f"the task names {_absent(request.task, request.objects)}; "
        f"name one of what is seen or remembered: {there}",
        _AMBIGUOUS: "the task names something that fits several objects; say which of: "
        + (", ".join(_fitting(request.task, request.objects)) or there),
    }
    return PlanAnswer(
        refusal=words.get(reason, reason),
        refusal_outcome=_OUTCOMES.get(reason, Outcome.NOT_UNDERSTOOD),
        seconds=seconds,
    )


def _absent(task: str, objects: Sequence[NamedObject]) -> str:
    """Return what is named by color and shape and is not there, as far as that can be told."""
    missing = [f"'{name}'" for name in absent(plain(task), objects)]
    if not missing:
        return "something that is not there"
    return f"{listed(missing)}, which {'is' if len(missing) == 1 else 'are'} not there"


def _fitting(task: str, objects: Sequence[NamedObject]) -> list[str]:
    """Return the objects that a sentence may mean by a shape or a color that several have, and not by their names."""
    sentence = plain(task)
    for item in objects:
        sentence = sentence.replace(item.name, "")
    fitting: set[str] = set()
    for word in {item.shape for item in objects} | {item.color for item in objects if item.color}:
        alike = {item.name for item in objects if word in (item.shape, item.color)}
        if len(alike) > 1 and says(sentence, word):
            fitting |= alike
    return sorted(fitting)
