"""What becomes of the nodes of a running stack, for whoever watches its terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


class NodeNews:
    """Says once what is wrong with a node, and that it is over: the person at the robot looks here first."""

    def __init__(self, problem: Callable[[str], str], names: Sequence[str]) -> None:
        """Take what says what is wrong with a node of that name, empty if nothing is; all are well."""
        self._problem, self._names = problem, names
        self._said: dict[str, str] = {}

    def lines(self) -> list[str]:
        """Return what is new since the last call."""
        wrong = {name: problem for name in self._names if (problem := self._problem(name))}
        words = {name: _without_numbers(problem) for name, problem in wrong.items()}
        news = [problem for name, problem in wrong.items() if words[name] != self._said.get(name)]
        if self._said and not wrong:
            news.append("all nodes are ready again")
        self._said = words
        return news


def _without_numbers(problem: str) -> str:
    """Return a problem as it is for as long as it lasts: the seconds of a silence go on."""
    return re.sub(r"[\d.]+", "", problem)
