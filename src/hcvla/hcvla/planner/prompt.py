"""What a general vision-language model is told at a key step."""

from __future__ import annotations

from hcvla.api.grammar import REFUSALS
from hcvla.api.planner_text import planner_text
from hcvla.api.registry import Registry
from hcvla.api.types import NamedObject
from hcvla.goals.reference import language_reference
from hcvla.planner.planner import PastStep, PlanRequest

_ROLE = """You write Python for a robot arm with a parallel gripper at a table. The task is done step by step: each \
time you answer with the next lines of the program and nothing else. An answer is any number of lines that remember \
poses, then exactly one subtask call. When the task is fulfilled, answer done(). If it cannot be done, answer one of \
{refusals}.

Example for the task "swap the red cube and the blue cube", first answer:
pose_dict['red cube'] = get_pose(get_actor('red cube'))
pose_dict['blue cube'] = get_pose(get_actor('blue cube'))
pick(get_actor('red cube'))

"""


_GOAL_ROLE = """You say what must hold on a table when a robot arm has fulfilled a task, in the language below and in \
one line: all that the task asks for and nothing else. If the language cannot say it, answer none().

Example for the task "swap the red cube and the blue cube":
swapped('red cube', 'blue cube')
"""


def instructions(registry: Registry) -> str:
    """Return the part that is the same for every request: role, form of an answer, the API."""
    return _ROLE.format(refusals=", ".join(f"refuse({reason!r})" for reason in REFUSALS)) + planner_text(registry)


def goal_instructions() -> str:
    """Return the part of the question for the goal that is the same for every request: role and language."""
    return f"{_GOAL_ROLE}\n{language_reference()}"


def goal_situation(request: PlanRequest) -> str:
    """Return what the goal is asked for: the task and the objects."""
    lines = [_task(request), *_listing(request), "Goal:"]
    return "\n".join(lines)


def situation(request: PlanRequest) -> str:
    """Return the part that changes: task, objects, memory, what was run and what came of it."""
    lines = [_task(request), *_listing(request), *_moved(request)]
    if request.memory:
        lines.append(f"Keys of pose_dict: {', '.join(map(repr, request.memory))}")
    lines.append("Program so far:" if request.past else "Program so far: nothing yet")
    lines += [_told(step) for step in request.past]
    if request.errors:
        lines += ["Your last answer was wrong; correct it:", *request.errors]
    lines.append("Next lines:")
    return "\n".join(lines)


def _task(request: PlanRequest) -> str:
    """Return the task in one line: what follows a line break could pass for a part of the prompt."""
    return f"Task: {' '.join(request.task.split())}"


def _listing(request: PlanRequest) -> list[str]:
    lines = ["Objects (x, y of the centre, and height, in metres):"]
    for known in request.objects:
        seen = "" if known.visible else ", remembered"
        lines.append(f"- {known.name} ({_place(known)}{seen}), {known.size[2]:.3f} high")
    return [*lines, f"In the gripper: {request.held or 'nothing'}"]


def _moved(request: PlanRequest) -> list[str]:
    """Return where things stood that have moved: what the task says of places was said then."""
    now = {known.name: _place(known) for known in request.objects}
    lines = [f"- {known.name} ({_place(known)})" for known in request.start if now.get(known.name) != _place(known)]
    return ["Stood elsewhere when the task was given (x, y):", *lines] if lines else []


def _place(known: NamedObject) -> str:
    return f"{known.pose.x:.2f}, {known.pose.y:.2f}"


def _told(step: PastStep) -> str:
    message = f": {step.verdict.message}" if step.verdict.message and not step.verdict.done else ""
    return f"{step.code}\n# {step.verdict.outcome.label}{message}"
