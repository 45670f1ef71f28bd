"""The whole pipeline at toy size: collect, learn, correct, evaluate, within the time given."""

import json
import subprocess
import sys
import time

import pytest

from hcvla.skills.diffusion.checkpoint import CARD, load_policy
from hcvla.skills.diffusion.config import ModelConfig, PolicyConfig
from hcvla.training.policy.reproduction import POLICY, SPENT, STATE, ReproductionConfig, reproduce_policy
from hcvla.training.run_record import LOG, RESULTS
from waiting import wait_until

SMALL = PolicyConfig(
    model=ModelConfig(encoder_width=64, encoder_blocks=1, object_width=16, width=64, hidden=96, blocks=1)
)


@pytest.mark.slow
def test_a_minute_makes_a_policy_with_results_and_ends_in_time(tmp_path):
    started = time.monotonic()
    lines: list[str] = []
    config = ReproductionConfig(
        out=tmp_path / "out",
        scratch=tmp_path / "scratch",
        minutes=1.5,
        evaluation_share=0.25,
        suite="pick,place",
        episodes=2,
        batch=64,
        precision="fp32",
        policy=SMALL,
    )
    reproduce_policy(config, lines.append)
    assert time.monotonic() - started < 110.0
    assert load_policy(config.out / POLICY).config == SMALL
    results = json.loads((config.out / RESULTS).read_text())
    assert results["frames"] > 1000
    assert results["corrected_calls"] > 0, "experts took over from the policy"
    assert results["evaluation"]["all"]["episodes"] >= 1
    assert "successful calls" in (config.out / POLICY / CARD).read_text()
    settings = json.loads((config.out / LOG).read_text().splitlines()[0])
    assert settings["training"]["seed"] == 0
    assert lines[-1].startswith("finished after")
    assert not (config.out / SPENT).exists()


@pytest.mark.slow
def test_a_reproduction_that_is_killed_goes_on_with_the_time_it_had_left(tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-m", "hcvla.cli.main", "reproduce", "policy", "--out", str(out), "--minutes", "2"]
    command += ["--suite", "pick", "--episodes", "1", "--batch", "32", "--precision", "fp32", "--evaluation", "0.3"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
        wait_until(lambda: (out / "scratch" / STATE).exists(), 100.0, "the first state")
        wait_until(lambda: json.loads((out / SPENT).read_text())["seconds"] > 0.0, 10.0, "the time that was spent")
        running.kill()
    spent = json.loads((out / SPENT).read_text())["seconds"]
    started = time.monotonic()
    ended = subprocess.run([*command, "--resume"], capture_output=True, text=True, timeout=180.0, check=True)
    assert "goes on after" in ended.stdout
    assert time.monotonic() - started < 120.0 - spent + 20.0
    assert json.loads((out / RESULTS).read_text())["frames"] > 0
    assert not (out / "scratch").exists()
