"""Which episodes are collected: the number wanted of each kind, never one twice, and never without end."""

from collections import Counter, deque

from hcvla.lockstep.perturbations import KINDS
from hcvla.recording.simulation.schedule import Schedule, Stream


def schedule(wanted: int = 6, disturbed: int = 2) -> Schedule:
    return Schedule(
        [
            stream
            for task in ("pick", "swap")
            for stream in (
                Stream(task, 100, wanted - disturbed, disturbed=False),
                Stream(task, 100, disturbed, disturbed=True),
            )
        ]
    )


def run(schedule: Schedule, succeeds) -> list:
    """Do all jobs in order; return them."""
    jobs, done = deque(), []
    schedule.fill(jobs, 4)
    while jobs:
        job = jobs.popleft()
        done.append(job)
        schedule.done(job, succeeds(job))
        schedule.fill(jobs, 4)
    return done


def test_if_all_goes_well_each_task_has_its_number_with_its_share_of_disturbed():
    done = run(schedule(), lambda job: True)
    assert Counter((job.task, bool(job.disturbance)) for job in done) == {
        ("pick", False): 4,
        ("pick", True): 2,
        ("swap", False): 4,
        ("swap", True): 2,
    }
    assert len({(job.task, job.seed) for job in done}) == 12


def test_a_failed_episode_is_replaced_by_the_next_seed():
    plan = schedule()
    done = run(plan, lambda job: job.seed != 101)
    assert (plan.good, plan.short) == (12, {})
    assert [job.seed for job in done if job.task == "pick" and not job.disturbance] == [100, 101, 102, 103, 104]


def test_a_task_that_always_fails_is_given_up_and_named():
    plan = schedule()
    done = run(plan, lambda job: job.task != "swap")
    assert plan.short == {"swap": 6}
    # Four attempts for each of the 4 and the 2 wanted, and 12 more of each kind.
    assert sum(job.task == "swap" for job in done) == 4 * 4 + 12 + 4 * 2 + 12


def test_what_an_earlier_run_has_tried_is_not_tried_again():
    plan = schedule()
    plan.skip_known(good={("pick", 100), ("swap", 1_000_100)}, bad={("pick", 101)})
    assert plan.good == 2
    done = run(plan, lambda job: True)
    assert not {("pick", 100), ("pick", 101), ("swap", 1_000_100)} & {(job.task, job.seed) for job in done}
    assert plan.good == plan.wanted == 12


def test_all_kinds_of_disturbance_take_their_turn():
    done = run(schedule(wanted=6, disturbed=6), lambda job: True)
    assert Counter(job.disturbance for job in done) == {kind: 4 for kind in KINDS}
