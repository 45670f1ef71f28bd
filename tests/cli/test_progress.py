"""The progress of episodes: what there is, how fast it grows, how long it takes. One class for all verbs."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from hcvla.api.outcomes import Outcome
from hcvla.cli.collect import CollectionTally
from hcvla.cli.eval import success_words
from hcvla.cli.progress import EpisodeProgress
from hcvla.evaluation.episode import EpisodeResult
from hcvla.recording.simulation.job import CollectionJob, JobResult

GOOD = EpisodeResult(task="pick", seed=0, sentence="", outcome=Outcome.DONE, message="", goal_holds=True)
BAD = replace(GOOD, seed=1, goal_holds=False)


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that stands still until its only entry is changed."""
    now = [100.0]
    monkeypatch.setattr("hcvla.cli.progress.time.monotonic", lambda: now[0])
    return now


def console(terminal=False):
    return Console(file=io.StringIO(), force_terminal=terminal, width=120, highlight=False)


def test_rate_and_time_left_come_from_this_run_alone(clock):
    progress = EpisodeProgress(console(), 10, 3)
    clock[0] += 60.0
    progress.update(5, "80.0 % succeeded")
    # 2 new ones in 60 s, so the 5 that are left take 150 s.
    assert progress.words() == "80.0 % succeeded, 2.0 episodes a minute, 0:02:30 left"


def test_hours_are_counted(clock):
    progress = EpisodeProgress(console(), 1000)
    clock[0] += 30.0
    progress.update(1, "1 failed")
    # 999 of them at 30 s each: 8 h 19 min 30 s.
    assert progress.words().endswith("8:19:30 left")


def test_before_the_first_episode_nothing_is_divided_by_zero(clock):
    assert EpisodeProgress(console(), 10).words() == ", 0.0 episodes a minute, 0:00:00 left"


def test_without_a_terminal_lines_are_few(clock):
    shown = console()
    with EpisodeProgress(shown, 100) as progress:
        for done in range(1, 71):
            clock[0] += 1.0
            progress.update(done, "all good")
    # The first line, one after 31 s and one after 62 s, the last.
    lines = shown.file.getvalue().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "100 episodes, 100 of them to run", "31 of 100", "62 of 100", "70 of 100"
    ]  # fmt: skip


def test_a_run_that_had_nothing_to_do_prints_one_line():
    shown = console()
    with EpisodeProgress(shown, 3, 3, "to collect"):
        pass
    assert shown.file.getvalue() == "3 episodes, 0 of them to collect\n"


def test_a_terminal_gets_a_bar():
    shown = console(terminal=True)
    with EpisodeProgress(shown, 2, 1) as progress:
        progress.update(2, "50.0 % succeeded")
    assert "2/2" in shown.file.getvalue()
    assert "50.0 % succeeded" in shown.file.getvalue()


def test_an_evaluation_shows_the_share_of_successes():
    assert success_words([GOOD, BAD, GOOD, GOOD]) == "75.0 % succeeded"
    assert success_words([]) == "0.0 % succeeded"


def test_a_collection_shows_frames_that_were_kept_and_failures():
    tally, job = CollectionTally(), CollectionJob("pick", 4)
    tally.add(JobResult(job=job, key="", success=True, kept=True, frames=300))
    tally.add(JobResult(job=job, key="", success=False, kept=False, frames=200))
    tally.add(JobResult(job=job, key="", success=False, kept=True, frames=300))
    # 600 frames in a minute.
    assert tally.words(60.0) == "10 frames a second, 2 failed"
