"""How often the planner does what strangers say: people who had not seen what it is taught (strangers.yaml).

Programs are carried out by a hand that does what each subtask promises (hcvla.planner.checks.ideal_hand), and their
ends are compared with what the sentence means: any program that brings it about and moves nothing else is right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from benchmarks.planned import Utterance, log_planned, plan_and_imagine, planned_share
from benchmarks.record import Record, Target, loaded_record, share
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject
from hcvla.evaluation.planner import PlannedRequest
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.planner.planner import Planner
from hcvla.sim.standard import standard_scene

SENTENCES = Path(__file__).with_suffix(".yaml")
DEVELOPMENT = SENTENCES.with_name("development.yaml")
"""Sentences of the same kind that training and checks may be shaped by."""
_LEAST_RIGHT, _MOST_WRONG, _LEAST_REFUSED = 80.0, 3.0, 98.0
"""Shares to reach: of what can be done, of all, of what must be refused [%]."""
_MOST_SECONDS = {50.0: 0.5, 95.0: 1.5}
"""By percentile: what the slowest answer to a sentence, nearly always the first one, may take [s]."""


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """What a stranger says about a standard table."""

    by: str
    """Which of the lists it is from."""
    seed: int
    """Of the standard table."""
    kind: str
    say: str
    goal: str = ""
    """What must hold afterwards, in the language of hcvla.goals; empty: it must be refused."""
    held: str | None = None
    """What is in the gripper when it is said."""


@dataclass(frozen=True)
class Judged:
    """A sentence, and what a planner made of it."""

    sentence: Sentence
    planned: PlannedRequest
    lacks: str = ""
    """What of the goal its program does not bring about."""

    def __str__(self) -> str:
        """Return sentence, expectation and answer in some lines."""
        said, planned = self.sentence, self.planned
        held = f", {said.held} held" if said.held else ""
        answer = f"refused: {planned.said}" if planned.said else "\n".join(planned.wrote) or "done() at once"
        lines = [f"expected: {said.goal or 'a refusal'}", *answer.splitlines()]
        lines += [f"lacks: {self.lacks}"] if self.lacks else []
        return "\n    ".join([f"{said.say}  ({said.by} list, {said.kind}, seed {said.seed}{held})", *lines])


@dataclass(frozen=True)
class StrangersBenchConfig:
    """Who plans, and where it is written."""

    planner: str = DEFAULT
    """Checkpoint folder, server URL or "default"."""
    file: Path = SENTENCES
    log: Path | None = None
    """File that gets a line of JSON for each sentence."""
    show: Callable[[str], None] | None = None
    """Is given every sentence that was not answered right, with what was wrong."""


def bench_strangers(config: StrangersBenchConfig | None = None) -> list[Record]:
    """Return the shares of sentences done right, rightly refused and done wrongly; also by list and by kind."""
    config = config or StrangersBenchConfig()
    planner = load_planner(ROBOT_API, PlannerSettings(config.planner))
    judged = [judge(planner, sentence) for sentence in read_sentences(config.file)]
    for each in judged:
        log_planned(config.log, [each.planned], list=each.sentence.by, goal=each.sentence.goal, lacks=each.lacks)
        if config.show and not each.planned.right:
            config.show(str(each))
    return records_of(judged, f"planner '{config.planner}'", config.file.stem)


def read_sentences(file: Path = SENTENCES) -> list[Sentence]:
    """Return the sentences of all lists."""
    lists = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [Sentence(by=by, **entry) for by, entries in lists.items() for entry in entries]


@cache
def objects_on(seed: int) -> tuple[NamedObject, ...]:
    """Return the objects of a standard table, known exactly."""
    return tuple(item.named for item in standard_scene(seed))


def judge(planner: Planner, sentence: Sentence) -> Judged:
    """Return what a planner makes of a sentence."""
    said, objects = sentence, objects_on(sentence.seed)
    utterance = Utterance(say=said.say, objects=objects, goal=said.goal, kind=said.kind, held=said.held)
    planned, lacks = plan_and_imagine(planner, utterance)
    return Judged(sentence, planned, lacks)


def records_of(judged: Sequence[Judged], note: str, title: str = SENTENCES.stem) -> list[Record]:
    """Return the figures over judged sentences, named after `title`."""
    planned = [each.planned for each in judged]
    to_do = [each for each in judged if each.sentence.goal]
    to_refuse = [each for each in judged if not each.sentence.goal]
    wrong = share(f"{title}: would move wrongly", sum(each.moved_wrongly for each in planned), len(planned), note)
    records = [
        _share(f"{title}: done right", to_do, note, _LEAST_RIGHT),
        _share(f"{title}: refused, of those to refuse", to_refuse, note, _LEAST_REFUSED),
        replace(wrong, target=Target("value", "<=", _MOST_WRONG)),
    ]
    seconds = [each.answer_sec for each in planned]
    for percent, at_most in _MOST_SECONDS.items():
        taken = float(np.percentile(seconds, percent)) if seconds else None
        records.append(loaded_record(f"{title}: slowest answer, {percent:g}th percentile", taken, "s", at_most))
    for by in dict.fromkeys(each.sentence.by for each in judged):
        records.append(_share(f"{title}: done right, {by} list", [each for each in to_do if each.sentence.by == by]))
    for what, group in (("to do", to_do), ("to refuse", to_refuse)):
        for kind in sorted({each.sentence.kind for each in group}):
            records.append(_share(f"{title}: {what}, {kind}", [each for each in group if each.sentence.kind == kind]))
    return records


def _share(name: str, judged: Sequence[Judged], note: str = "", at_least: float | None = None) -> Record:
    return planned_share(name, [each.planned for each in judged], note, at_least)
