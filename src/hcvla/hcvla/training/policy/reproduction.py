"""Makes a policy within a given time: collect and learn, evaluate, write checkpoint, card and results."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.evaluate import Evaluation
from hcvla.evaluation.provenance import code_version
from hcvla.evaluation.request import EvaluationRequest
from hcvla.evaluation.suite import ALL
from hcvla.evaluation.summary import Summary
from hcvla.skills.diffusion.checkpoint import load_network, save_policy
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.training.device import use_device
from hcvla.training.policy.apprenticeship import ApprenticeshipConfig, Learned, learn_by_doing
from hcvla.training.policy.card import model_card
from hcvla.training.policy.collect import CollectionConfig
from hcvla.training.policy.episodes import EpisodeConfig
from hcvla.training.policy.recording import RecordingConfig
from hcvla.training.policy.spent_time import SpentTime
from hcvla.training.policy.trainer import Precision, TrainingConfig, training_from
from hcvla.training.run_record import Log, machine_name, noting, write_results

POLICY, EPISODES = "policy", "evaluation"
SPENT, STATE = "interrupted.json", "training.pt"
"""What is there until a run is complete: in `out`, and in `scratch`."""
_FREE = ("out", "scratch", "device", "workers")
"""What may be another when an interrupted run goes on."""
EVALUATION_SEED = 50_000
"""Collection uses seeds from 200 000 on."""
_MARGIN_SEC = 4.0
"""Kept for writing what there is."""


@dataclass(frozen=True, kw_only=True)
class ReproductionConfig:
    """What may be spent, and on what machine."""

    out: Path
    scratch: Path
    """Collected data go here, about 1 kB a frame."""
    minutes: float
    """Wall-clock time for everything."""
    device: str = "cpu"
    workers: int = 1
    """Processes that collect, and later evaluate."""
    evaluation_share: float = 0.16
    """Of the time; 0: no evaluation."""
    suite: str = ALL
    episodes: int = 25
    """Of each task, as far as the time goes; a number from each task before the next."""
    batch: int = 256
    precision: Precision = "auto"
    learning_rate: float | None = None
    """Its peak; None: the usual one, a lower one for a policy that is trained on."""
    start: Path | None = None
    """Checkpoint to go on from; None: from nothing."""
    focus: tuple[str, ...] = ()
    """Tasks whose scenes are collected more often."""
    disturbed: float = EpisodeConfig.disturbed
    """Share of episodes in which objects move, grasps slip or the arm is pushed."""
    wrong_poses: float = 0.0
    """Share of the calls that the policy sees with objects elsewhere than they are."""
    seed: int = 0
    policy: PolicyConfig = PolicyConfig()


def reproduce_policy(config: ReproductionConfig, log: Log = print, *, resume: bool = False) -> dict[str, Any]:
    """Run everything within the time; `out` then holds the checkpoint, its card, results and log.

    With `resume` an interrupted run goes on with the time that it had left; raises TrainingError if there is none.
    """
    config.out.mkdir(parents=True, exist_ok=True)
    wanted = {name: value for name, value in asdict(config).items() if name not in _FREE}
    spent = SpentTime(config.out / SPENT, wanted)
    spent_sec = spent.begin(resume=resume)
    state = config.scratch / STATE
    if not resume:
        state.unlink(missing_ok=True)
    started = time.monotonic() - spent_sec
    if config.start is not None:
        config = replace(config, policy=load_network(config.start, config.policy.observation).config)
    device = torch.device(config.device)
    use_device(config.device)
    plain = TrainingConfig(batch=config.batch, precision=config.precision, seed=config.seed)
    training, seconds = training_from(config.start, plain, config.learning_rate), 60.0 * config.minutes
    learning_sec = (1.0 - config.evaluation_share) * seconds - _MARGIN_SEC
    apprenticeship = ApprenticeshipConfig(seconds=learning_sec, start=config.start, state=state, spent_sec=spent_sec)
    collection = _collection(config)
    settings = {
        **_machine(config.device),
        "reproduction": asdict(config),
        "training": asdict(training),
        "apprenticeship": asdict(apprenticeship),
        "episode": asdict(collection.episode),
    }
    with noting(config.out, log, resume=resume) as note:
        note(json.dumps(settings, default=str))

        def on_state() -> None:
            spent.write(time.monotonic() - started)

        learned = learn_by_doing(
            collection, config.policy, training, apprenticeship, device, config.out / POLICY, note, on_state
        )
        on_state()
        results: dict[str, Any] = {**settings, **_facts(learned), "learned_after_sec": time.monotonic() - started}
        _write(config.out, results, learned)
        note(f"learned after {time.monotonic() - started:.0f} s; evaluating")
        results["evaluation"] = _evaluate(config, started + seconds - _MARGIN_SEC, note, resume=resume)
        results["seconds"] = time.monotonic() - started
        _write(config.out, results, learned)
        spent.end()
        note(f"finished after {results['seconds']:.0f} s")
    return results


def _machine(device: str) -> dict[str, Any]:
    return {
        "commit": code_version(),
        "torch": torch.__version__,
        "device": machine_name(device),
        "cores": os.cpu_count(),
    }


def _collection(config: ReproductionConfig) -> CollectionConfig:
    return CollectionConfig(
        folder=config.scratch / "shards",
        policy=config.scratch / "apprentice",
        workers=config.workers,
        seed=config.seed,
        observation=config.policy.observation,
        episode=EpisodeConfig(
            focus=config.focus,
            disturbed=config.disturbed,
            recording=RecordingConfig(wrong_poses=config.wrong_poses),
        ),
    )


def _facts(learned: Learned) -> dict[str, Any]:
    return {
        "frames": learned.frames,
        "calls": learned.calls,
        "corrected_calls": learned.corrected,
        "steps": learned.steps,
        "losses": learned.losses,
    }


def _write(out: Path, results: dict[str, Any], learned: Learned) -> None:
    save_policy(learned.network, out / POLICY, model_card(results))
    write_results(out, results)


class _TimeUpError(HcvlaError):
    """The time for the evaluation is over."""


def _evaluate(config: ReproductionConfig, deadline: float, note: Log, *, resume: bool) -> dict[str, Any]:
    """Run as many episodes as the time allows; return the result of each task."""
    if config.evaluation_share <= 0.0:
        return {}
    request = EvaluationRequest(
        out=config.scratch / EPISODES,
        skills=str(config.out / POLICY),
        perception="privileged",
        suite=config.suite,
        episodes=config.episodes,
        seed=EVALUATION_SEED,
        workers=config.workers,
        video=False,
        resume=resume and (config.scratch / EPISODES).exists(),
    )
    request.begin()

    def on_episode(result: EpisodeResult) -> None:
        if time.monotonic() > deadline:
            raise _TimeUpError("time is up")

    with Evaluation(request) as evaluation:
        with suppress(_TimeUpError):
            evaluation.run(on_episode)
        results = list(evaluation.results)
    table = _table(results)
    for name, row in table.items():
        note(f"{name:24s} {row['successes']:3d}/{row['episodes']:3d}  {row['failures']}")
    return table


def _table(results: list[EpisodeResult]) -> dict[str, Any]:
    """Return successes and the first words of failures by task, and all together."""
    rows: dict[str, Any] = {}
    for name in [*dict.fromkeys(result.task for result in results), "all"]:
        episodes = tuple(result for result in results if name in (result.task, "all"))
        summary = Summary(name, episodes)
        rows[name] = {
            "successes": summary.successes,
            "episodes": len(episodes),
            "interval": list(summary.interval),
            "failures": [f"{e.seed}: {e.message[:100]}" for e in summary.failures[:6]] if name != "all" else [],
        }
    return rows
