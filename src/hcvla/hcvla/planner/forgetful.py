"""Planners that are told less of the past, to measure what remembering is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from hcvla.api.errors import HcvlaError
from hcvla.planner.planner import PastStep, PlanAnswer, Planner, PlanRequest

Remembering = Literal["full", "code", "none"]
"""full: all lines that were run, what came of them, and the stored poses. code: the newest line that stored each pose,
as text; the cache of arXiv 2509.24917. none: the sentence, the objects and the image of the moment alone."""
REMEMBERING: tuple[Remembering, ...] = get_args(Remembering)

_STORES = re.compile(r"^pose_dict\[(?P<key>'[^']*'|\"[^\"]*\")\]\s*=(?!=)")


class UnknownRememberingError(HcvlaError):
    """There is no such way to remember."""

    def __init__(self, given: str) -> None:
        """Say which there are."""
        super().__init__(f"memory is '{given}', expected {', '.join(REMEMBERING)}")


class ForgetfulPlanner:
    """Implements Planner on another one that is told what a way of remembering leaves of a request."""

    def __init__(self, planner: Planner, remembering: Remembering) -> None:
        """Raise UnknownRememberingError."""
        if remembering not in REMEMBERING:
            raise UnknownRememberingError(remembering)
        self._planner, self._remembering = planner, remembering

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return what the planner answers to the part of a request that it is told; raise PlannerError."""
        if self._remembering == "full":
            return self._planner.plan(request)
        past = newest_stores(request.past) if self._remembering == "code" else ()
        memory = request.memory if self._remembering == "code" else {}
        return self._planner.plan(replace(request, past=past, memory=memory, start=()))


def newest_stores(past: Sequence[PastStep]) -> tuple[PastStep, ...]:
    """Return the steps with nothing but their lines that stored a pose last under its key; others are left out."""
    newest: dict[str, tuple[int, str]] = {}
    for number, step in enumerate(past):
        for line in step.code.splitlines():
            if found := _STORES.match(line):
                newest[found["key"][1:-1]] = (number, line)
    kept: dict[int, list[str]] = {}
    for number, line in sorted(newest.values()):
        kept.setdefault(number, []).append(line)
    return tuple(replace(past[number], code="\n".join(lines) + "\n") for number, lines in kept.items())
