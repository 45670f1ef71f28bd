"""Processes that train together: shares of a batch, one result, exact resumption, and no process left behind."""

import json
import multiprocessing
import os
import signal
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import torch

from hcvla.skills.diffusion.checkpoint import load_network, load_policy
from hcvla.training.error import TrainingError
from hcvla.training.policy.run import LOG, MODEL, STATE, RunConfig
from hcvla.training.policy.shards import Shard
from hcvla.training.policy.together import train_together
from hcvla.training.policy.trainer import TrainingConfig
from hcvla.training.team import Team
from helpers.policy_calls import TINY, straight_calls


def made(root: Path) -> RunConfig:
    """Return a run in two processes."""
    Shard.of(straight_calls(20)).save(root / "data" / "a.npz")
    training = TrainingConfig(batch=16, precision="fp32", learning_rate=3e-3, warmup_steps=1)
    return RunConfig(
        data=(root / "data",), out=root / "out", steps=60, save_steps=10, log_steps=1, processes=2, policy=TINY,
        training=training,
    )  # fmt: skip


def weights(folder: Path) -> list[torch.Tensor]:
    return list(load_network(folder).state_dict().values())


def test_alone_a_process_agrees_with_itself_and_changes_nothing():
    team, tensor = Team(), torch.tensor([1.0, 2.0])
    parameter = torch.nn.Parameter(tensor.clone())
    parameter.grad = tensor.clone()
    team.average_gradients([parameter])
    team.equalise([tensor])
    assert (team.count, team.rank, team.leads) == (1, 0, True)
    assert [team.agreed(True), team.agreed(False)] == [True, False]
    assert team.mean(tensor).tolist() == parameter.grad.tolist() == [1.0, 2.0]
    assert team.rows(tensor).tolist() == [[1.0, 2.0]]


def test_a_batch_that_cannot_be_shared_is_refused_before_anything_starts(tmp_path):
    config = made(tmp_path)
    with pytest.raises(TrainingError, match="a batch of 15 cannot be shared by 2 processes; choose a multiple"):
        train_together(replace(config, training=replace(config.training, batch=15)))
    assert not config.out.exists()


def die_after(config: RunConfig, step: int) -> None:
    """Train and kill this process when a step is reported; the body of a process of its own."""

    def die(row: dict) -> None:
        if row.get("step") == step:
            os.kill(os.getpid(), signal.SIGKILL)

    train_together(config, report=die)


def members_of(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children(recursive=True) if psutil.pid_exists(pid) else []


@pytest.mark.slow
def test_two_processes_killed_and_resumed_end_bit_for_bit_like_two_that_were_not(tmp_path):
    whole = made(tmp_path / "whole")
    told: list[dict] = []
    train_together(whole, report=told.append)
    assert [row["step"] for row in told if "step" in row] == list(range(1, 61))
    state = torch.load(whole.out / STATE, weights_only=True)
    assert len(state["generators"]) == 2
    assert not torch.equal(*state["generators"]), "each draws its own share"
    killed = made(tmp_path / "killed")
    process = multiprocessing.get_context("spawn").Process(target=die_after, args=(killed, 25))
    process.start()
    children: dict[int, psutil.Process] = {}
    while process.is_alive():
        children.update({child.pid: child for child in members_of(process.pid)})
        process.join(0.2)
    assert process.exitcode == -signal.SIGKILL
    _, alive = psutil.wait_procs(list(children.values()), timeout=20.0)
    assert not alive, "whoever was started by it ends with it"
    assert 25 <= torch.load(killed.out / STATE, weights_only=True)["steps"] + 10 < 70, "it was on its way"
    train_together(killed, resume=True)
    assert all(torch.equal(a, b) for a, b in zip(weights(whole.out / MODEL), weights(killed.out / MODEL), strict=True))
    rows = [json.loads(line)["chunk"] for line in (killed.out / LOG).read_text().splitlines()]
    assert rows == [row["chunk"] for row in told if "step" in row]
    with pytest.raises(TrainingError, match="was started with other processes"):
        train_together(replace(killed, processes=1), resume=True)


@pytest.mark.slow
def test_an_error_of_one_process_is_the_error_of_the_run_and_none_is_left(tmp_path):
    config = made(tmp_path)
    with pytest.raises(TrainingError, match=r"the loss is .nan.* begin again with a lower learning rate"):
        train_together(replace(config, training=replace(config.training, learning_rate=1e30)))
    assert [child for child in members_of(os.getpid()) if "spawn_main" in " ".join(child.cmdline())] == []


@pytest.mark.slow
def test_two_processes_learn_like_one(tmp_path):
    """The same number of observations a step; the loss falls alike."""
    losses = {}
    for processes in (1, 2):
        config = made(tmp_path / str(processes))
        rows: list[dict] = []
        training = replace(config.training, batch=32)
        train_together(replace(config, processes=processes, training=training), report=rows.append)
        found = [row["chunk"] for row in rows if "step" in row]
        losses[processes] = sum(found[-10:]) / 10
        assert losses[processes] < 0.6 * sum(found[:5]) / 5
        assert load_policy(config.out / MODEL).config.skills == ("move_to",)
    assert losses[2] == pytest.approx(losses[1], rel=0.35)
