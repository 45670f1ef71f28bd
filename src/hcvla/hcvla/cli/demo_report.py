"""How a demo ended: result.json, program.py and the last lines in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent
from rich.console import Console

from hcvla.api.outcomes import Outcome
from hcvla.monitor.words import goal_words
from hcvla.nodes.messages.conversions import verdict_from_msg


def result_json(sentence: str, goal: str, seed: int, result: ExecuteTask.Result, holds: bool | None) -> dict[str, Any]:
    """Return the content of result.json; `holds` is None where no goal is known."""
    verdict = verdict_from_msg(result.outcome)
    return {
        "task": sentence,
        "seed": seed,
        "program": result.program,
        "subtasks": [_subtask(event) for event in result.trace],
        "outcome": verdict.outcome.label,
        "message": verdict.message,
        "done": verdict.done,
        "goal": result.goal or goal or None,
        "goal_holds": holds,
        "success": verdict.done and holds is not False,
        "wall_seconds": round(result.wall_seconds, 3),
        "simulated_seconds": round(result.robot_seconds, 3),
    }


def _subtask(event: SubtaskEvent) -> dict[str, Any]:
    verdict = verdict_from_msg(event.outcome)
    return {
        "call": event.label,
        "line": event.line,
        "verdict": verdict.outcome.label,
        "message": verdict.message,
        "seconds": round(event.duration, 3),
    }


def conclude(report: dict[str, Any], out: Path, console: Console) -> int:
    """Write result.json and program.py, print how it ended, and return the exit status."""
    (out / "result.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (out / "program.py").write_text(report["program"] + "\n", encoding="utf-8")
    console.print(f"goal, as it is seen: {_goal(report['goal'])}: {_seen(report)}", markup=False, soft_wrap=True)
    if report["goal_holds"] is not None:
        holds = "holds" if report["goal_holds"] else "does NOT hold"
        console.print(f"the same in the simulator's truth: {holds}", markup=False)
    if "link" in report:
        for line in _link_lines(report["link"]):
            console.print(line, markup=False)
    files = f"result.json, program.py, video.mp4 in {out}"
    console.print(f"{_end(report)}; {files}", markup=False, soft_wrap=True)
    return 0 if report["success"] else 1


def _seen(report: Mapping[str, Any]) -> str:
    """Say what became of the goal as cameras and verdicts have it; why the task ended stands above, with its end."""
    outcome = Outcome.of_label(report["outcome"])
    if outcome is Outcome.DONE:
        return "holds"
    if outcome is Outcome.GOAL_NOT_MET:
        return "does NOT hold"
    return "not verified; nothing is seen to be wrong" if outcome.ran_to_end else f"not tested ({outcome.label})"


def _end(report: Mapping[str, Any]) -> str:
    """Return the end in a word: what is not verified and not known to be wrong is no success, and no failure."""
    if report["success"]:
        return "success"
    unknown = Outcome.of_label(report["outcome"]).ran_to_end and report["goal_holds"] is not False
    return "not verified" if unknown else "failure"


def _goal(text: str | None) -> str:
    return f"{goal_words(text)} ({text})" if text else "none was stated"


def _link_lines(link: Mapping[str, Any]) -> Iterator[str]:
    """Say in words how well the driver kept up with the robot, which takes a command in each of its cycles of 1 ms."""
    cycles, lost, least = link["cycles"], link["lost_cycles"], 100.0 * link["lowest_success_rate"]
    yield "the robot was a FAKE one; driver, client library and network protocol were those of a real one:"
    yield f"  {cycles} cycles of 1 ms, {lost} without a command in time (of any 100 at least {least:.0f} had one)"
    largest_rad = link.get("largest_tracking_error_rad")
    off = "" if largest_rad is None else f"; joints were at most {1000.0 * largest_rad:.1f} mrad from their setpoints"
    yield f"  {link['reflexes']} times the robot stopped by itself (reflex){off}"
