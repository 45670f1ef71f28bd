import io
from dataclasses import replace

import pytest
from rich.console import Console

from hcvla.api.outcomes import Outcome
from hcvla.cli.eval_progress import EvaluationProgress
from hcvla.evaluation.episode import EpisodeResult

GOOD = EpisodeResult("pick", 0, "", Outcome.DONE, "", True)
BAD = replace(GOOD, seed=1, goal_holds=False)


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that stands still until its only entry is changed."""
    now = [100.0]
    monkeypatch.setattr("hcvla.cli.eval_progress.time.monotonic", lambda: now[0])
    return now


def console(terminal=False):
    return Console(file=io.StringIO(), force_terminal=terminal, width=120, highlight=False)


def test_rate_and_time_left_come_from_this_run_alone(clock):
    progress = EvaluationProgress(console(), 10, [BAD, replace(GOOD, seed=2), replace(GOOD, seed=3)])
    clock[0] += 30.0
    progress.add(GOOD)
    clock[0] += 30.0
    progress.add(replace(GOOD, seed=4))
    # 4 of 5 succeeded; 2 new ones in 60 s, so the 5 that are left take 150 s.
    assert progress.words() == "80.0 % succeeded, 2.0 episodes a minute, 0:02:30 left"


def test_an_episode_that_is_run_again_counts_once(clock):
    progress = EvaluationProgress(console(), 2, [BAD])
    clock[0] += 60.0
    progress.add(replace(GOOD, seed=1))
    assert progress.words() == "100.0 % succeeded, 1.0 episodes a minute, 0:01:00 left"


def test_without_a_terminal_lines_are_few(clock):
    shown = console()
    with EvaluationProgress(shown, 100, []) as progress:
        for seed in range(70):
            clock[0] += 1.0
            progress.add(replace(GOOD, seed=seed))
    # The first line, one after 31 s and one after 62 s, the last.
    lines = shown.file.getvalue().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "100 episodes, 100 of them to run", "31 of 100", "62 of 100", "70 of 100"
    ]  # fmt: skip


def test_a_terminal_gets_a_bar():
    shown = console(terminal=True)
    with EvaluationProgress(shown, 2, [GOOD]) as progress:
        progress.add(BAD)
    assert "2/2" in shown.file.getvalue()
    assert "50.0 % succeeded" in shown.file.getvalue()
