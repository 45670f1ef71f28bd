"""The progress of a collection: what there is, how fast it grows, how long it takes."""

import io

from rich.console import Console

from hcvla.cli import collect_progress
from hcvla.cli.collect_progress import CollectionProgress
from hcvla.recording.simulation.job import CollectionJob, JobResult
from hcvla.recording.simulation.schedule import Schedule, Stream


def test_rate_and_time_left_follow_from_what_was_collected_in_this_run(monkeypatch):
    clock = iter([100.0, 100.0, 160.0, 160.0, 160.0, 160.0])
    monkeypatch.setattr(collect_progress.time, "monotonic", lambda: next(clock, 160.0))
    schedule = Schedule([Stream("pick", 0, 10, disturbed=False)])
    # Four of ten were there before.
    schedule.skip_known(good={("pick", seed) for seed in range(4)}, bad=set())
    progress = CollectionProgress(Console(file=io.StringIO()), schedule)
    schedule._streams["pick", False].underway = 2
    for seed in (4, 5):
        schedule.done(CollectionJob("pick", seed), True)
        progress.add(JobResult(CollectionJob("pick", seed), "", success=True, kept=True, frames=300))
    # Two episodes and 600 frames in a minute; four are missing.
    assert progress.words() == "2.0 episodes a minute, 10 frames a second, 0 failed, 0:02:00 left"
