"""results.json and report.md of an evaluation: for machines, and for people who were not there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.heads import head_words
from hcvla.evaluation.request import ORACLE, VIDEOS, EvaluationRequest, write_text
from hcvla.evaluation.summary import Summary, summarize
from hcvla.monitor.words import claim_words
from hcvla.skills.pose_errors import POSES_WRONG
from hcvla.tasks.task import Task

RESULTS, REPORT = "results.json", "report.md"
_LEGEND = """\
**Level**: L0 is a single skill, L1 a composition, L2 a long task, MEMORY one about remembering. **Adaptation**: how
much parallel grippers change against the vacuum gripper that the task was made for.

An episode is one scene, drawn at random from its seed. It counts as a **success** only if the program ended as done
by the verdicts of its subtasks and the task's goal then holds in the simulator's truth. The **95 % interval** is the
Wilson score interval of the success rate. **Progress** is the share of the goal that was reached, averaged over all
episodes. **Steps** are control steps (20 a second of simulated time) of the successful episodes: the median, and the
number that 95 % of them did not exceed.

Each failed episode is charged to one cause, by evidence (`hcvla/evaluation/failure_attribution.py`): the **planner**
(the program was wrong), **perception** (an object that mattered was not seen, or elsewhere than believed), the
**skill** (a right call on a rightly perceived world failed), the **controller** (the arm's guard or drive), **time**
(a call or the episode ran out of it), or a **crash** of the code."""


@dataclass(frozen=True)
class Report:
    """Everything about an evaluation that is done, or was interrupted."""

    request: EvaluationRequest
    results: tuple[EpisodeResult, ...]
    commits: tuple[str, ...]
    """Versions of the code that the episodes come from."""
    notes: tuple[str, ...] = ()
    """What else a reader must know."""

    @property
    def tasks(self) -> list[Summary]:
        """A summary of each task."""
        return summarize(self.results, [task.name for task in self.request.tasks])

    @property
    def missing(self) -> int:
        """Number of episodes that were not run."""
        return len(self.request.tasks) * self.request.episodes - len(self.results)

    def write(self) -> None:
        """Write both files into the request's folder; raise BadRequestError."""
        out = self.request.out
        write_text(out / RESULTS, json.dumps(self.as_json(), indent=2) + "\n")
        write_text(out / REPORT, self.as_markdown())

    def as_json(self) -> dict[str, Any]:
        """Return plain data for results.json."""
        return {
            "command": self.request.command,
            "commits": list(self.commits),
            **self.request.settings,
            "episodes_per_task": self.request.episodes,
            "complete": self.missing == 0,
            "notes": list(self.notes),
            "all": Summary("all", self.results).as_json(),
            "tasks": {
                task.name: _kind(declared) | task.as_json() | {"videos": [str(path) for path in self.videos(task)]}
                for task, declared in zip(self.tasks, self.request.tasks, strict=True)
            },
        }

    def as_markdown(self) -> str:
        """Return report.md."""
        parts = ["# Evaluation", self._what(), *self._again(), *(f"**{note}**" for note in self.notes)]
        parts += [self._table(), *self._heads(), *self._failures(), "## What the words mean", _LEGEND]
        return "\n\n".join(parts) + "\n"

    def videos(self, task: Summary) -> list[Path]:
        """Return the videos of a task that exist, relative to the folder."""
        files = sorted((self.request.out / VIDEOS).glob(f"{task.name}-[0-9]*.mp4"))
        seeds = {str(episode.seed) for episode in task.episodes}
        return [Path(VIDEOS) / file.name for file in files if file.stem.rpartition("-")[2] in seeds]

    def _what(self) -> str:
        request = self.request
        wrote = "each task's reference program" if request.planner == ORACLE else f"the planner `{request.planner}`"
        poses = "camera images (RGB-D)" if request.perception == "rgbd" else "the simulator (privileged: no cameras)"
        split = f"the split `{request.split}`" if request.split else "training's, or a held-out composition's"
        skills = "scripted" if request.skills == ORACLE else request.skills
        tasks = "1 task" if len(request.tasks) == 1 else f"{len(request.tasks)} tasks"
        return (
            f"{len(self.results)} episodes of {tasks} in simulation. Programs: {wrote}, run in the "
            f"sandbox. Skills: {skills}. Object poses: from {poses}. Scenes and sentences: "
            f"{split}.{self._how_disturbed()}{self._how_forgetful()}"
        )

    def _how_disturbed(self) -> str:
        if self.request.perturbation == POSES_WRONG:
            return " As each call begins, the poses of objects are wrong by 8 to 15 mm or 10 degrees, and stay so."
        kind = self.request.perturbation.replace("_", " ")
        return f" Each episode is disturbed, where that can happen in it: {kind}." if kind else ""

    def _how_forgetful(self) -> str:
        told = {"code": "the newest lines that stored poses", "none": "nothing"}.get(self.request.memory)
        return f" Of the past the planner was told {told}." if told else ""

    def _again(self) -> list[str]:
        many = "" if len(self.commits) < 2 else " (the episodes come from more than one version)"
        version = ", ".join(f"`{commit}`" for commit in self.commits) or "unknown"
        first, last = self.request.seeds[0], self.request.seeds[-1]
        return [
            "This gives it again, episode by episode:",
            f"    {self.request.command}",
            f"Seeds: {first} to {last} of each task. Code: git commit {version}{many}; `+changes` after a commit means "
            "that files differed from it. `git rev-parse COMMIT:src/hcvla/hcvla` prints a commit's source tree.",
        ]

    def _table(self) -> str:
        summaries = [*self.tasks, Summary("**all**", self.results)]
        kinds: list[tuple[str, str]] = [*((task.level, task.rating) for task in self.request.tasks), ("", "")]
        # Crashes are no part of a healthy table.
        causes = [c for c in Cause if c is not Cause.CRASH or summaries[-1].causes[c]]
        head = [
            "task",
            "level",
            "adaptation",
            "successes",
            "rate",
            "95 % interval",
            "progress",
            "steps: median",
            "95th percentile",
            *causes,
        ]
        rows = [
            [summary.name, *kind, *self._row(summary), *(str(summary.causes[cause] or "") for cause in causes)]
            for summary, kind in zip(summaries, kinds, strict=True)
        ]
        rule = ["---", "---", "---", *["---:"] * (len(head) - 3)]
        return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])

    def _heads(self) -> list[str]:
        words = head_words(Summary("all", self.results).heads)
        said = (
            "What the learned skills themselves believed of their calls as these ended, beside what their judges said"
        )
        return [f"{said}: {words}."] if words else []

    def _row(self, summary: Summary) -> list[str]:
        low, high = summary.interval
        median, p95 = summary.control_steps or (None, None)
        steps = ["-", "-"] if median is None or summary.name == "**all**" else [f"{median:g}", f"{p95}"]
        rate = f"{100 * summary.success_rate:.1f} %" if summary.episodes else "-"
        interval = f"{100 * low:.1f} to {100 * high:.1f} %" if summary.episodes else "-"
        progress = f"{100 * summary.progress:.0f} %" if summary.episodes else "-"
        return [f"{summary.successes} of {len(summary.episodes)}", rate, interval, progress, *steps]

    def _failures(self) -> list[str]:
        parts = ["## Videos", *self._video_list()]
        failed = [episode for task in self.tasks for episode in task.failures]
        if not failed:
            return parts
        head = ["task", "seed", "cause", "what happened"]
        rows = [[e.task, str(e.seed), str(e.cause), _cell(explanation(e))] for e in failed]
        table = "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])
        return [*parts, "## Failed episodes", table]

    def _video_list(self) -> list[str]:
        success = {(episode.task, episode.seed): episode.success for episode in self.results}
        lines = []
        for task in self.tasks:
            for path in self.videos(task):
                good = success[task.name, int(path.stem.rpartition("-")[2])]
                lines.append(f"- [{path.stem}]({path}): {'success' if good else 'failure'}")
        return ["\n".join(lines)] if lines else ["None."]


def _kind(task: Task) -> dict[str, Any]:
    return {
        "level": task.level,
        "rating": task.rating,
        "needs_memory": task.needs_memory,
        "step_limit": task.step_limit,
    }


def explanation(episode: EpisodeResult) -> str:
    """Return in one line how an episode failed."""
    if episode.cause is Cause.CRASH:
        return episode.message
    text = f"{episode.outcome.label}: {episode.message}"
    if episode.outcome.ran_to_end:
        text = f"{claim_words(episode.outcome)}, and the goal does not hold"
    return "; ".join([text, *episode.evidence])


def video_name(task: str, seed: int) -> str:
    """Return the file name of an episode's video."""
    return f"{task}-{seed}.mp4"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
