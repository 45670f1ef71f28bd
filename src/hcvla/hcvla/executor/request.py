"""A request for a task, checked before anything else happens."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from hcvla.api.errors import HcvlaError
from hcvla.goals.goal import Goal

_CONTROL_CATEGORIES = ("Cc", "Cs")


class TaskTextError(HcvlaError):
    """The task text, or what goes with it, cannot be worked with."""

    def __init__(self, what: str, found: str, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"{what} is {found}, expected {expected}")


@dataclass(frozen=True, kw_only=True)
class TaskRequest:
    """A sentence, or a sentence with a program, or the id of a task to continue."""

    task: str = ""
    program: str = ""
    """Run this instead of asking the planner; empty: ask."""
    resume: str = ""
    """Id of an interrupted task, "last" for the newest that is still wanted; empty: a new task."""
    goal: str = ""
    """What must hold at the end, in the language of hcvla.goals; empty: the planner states it."""
    about: str = ""
    """Id of an earlier task, "last" for the newest, that the sentence corrects or completes; empty: it stands alone."""
    confirm: bool = False
    """Whether nothing may move before somebody has confirmed goal and program."""

    def checked(self, task_chars: int) -> TaskRequest:
        """Return the request with its texts stripped; raise TaskTextError or GoalError."""
        for name in ("task", "program", "resume", "goal", "about"):
            if not isinstance(getattr(self, name), str):
                raise TaskTextError(f"the {name}", f"a {type(getattr(self, name)).__name__}", "a text")
        # A sentence may come in several lines, from a file or a chat.
        task, program, resume = " ".join(self.task.split()), self.program, self.resume.strip()
        if resume:
            if task or program.strip() or self.goal.strip() or self.about.strip():
                raise TaskTextError("the request", "a new task and a task to resume", "one of them")
            return TaskRequest(resume=_plain("the task id to resume", resume, 100), confirm=self.confirm)
        if not task and not program.strip():
            raise TaskTextError("the task", "empty", "a sentence, a program or a task to resume")
        goal, about = self.goal.strip(), self.about.strip()
        if goal:
            Goal.parse(goal)
        if about and program.strip():
            raise TaskTextError("the request", "a program about an earlier task", "a sentence about it")
        task = _plain("the task", task, task_chars)
        return replace(
            self,
            task=task,
            program=program if program.strip() else "",
            resume="",
            goal=goal,
            about=_plain("the earlier task's id", about, 100),
        )


def _plain(what: str, text: str, limit: int) -> str:
    if len(text) > limit:
        raise TaskTextError(what, f"a text of {len(text)} characters", f"at most {limit}")
    for position, character in enumerate(text, start=1):
        if unicodedata.category(character) in _CONTROL_CATEGORIES:
            found = f"a text with the control character {character!a} at position {position}"
            raise TaskTextError(what, found, "one line of printable characters")
    return text
