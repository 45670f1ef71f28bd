"""The bench that kills nodes: when it kills, and what it calls good."""

from dataclasses import replace

import pytest
from benchmarks.episode_runs import EpisodeLog
from benchmarks.kill_run import NODES, PHASES, KillJob, KillRun, Repeats
from benchmarks.kills import KillBenchConfig, bench_kills, measure, records
from hcvla_interfaces.msg import Outcome as OutcomeMsg
from hcvla_interfaces.msg import SubtaskEvent

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.monitor.state import PLANNING, RUNNING, SubtaskView, TaskView

DONE = Verdict(Outcome.DONE)
RUN = KillRun(
    node="perception",
    phase="grasp",
    seed=60_000,
    killed=True,
    first="node lost: it died",
    resumed="done: the goal is seen to hold",
    done=True,
    holds=True,
    repeated=(),
    seconds=25.0,
)


def view(state, *functions, phase=""):
    """Return a view of calls, all but the last of which ended; the last runs in `phase`, if that is given."""
    ended = functions[:-1] if phase else functions
    steps = [SubtaskView(number=n, call=Call(f, {}), line=n, verdict=DONE) for n, f in enumerate(ended, 1)]
    if phase:
        steps.append(SubtaskView(number=len(functions), call=Call(functions[-1], {}), line=9, phase=phase))
    return TaskView(state=state, subtasks=tuple(steps))


@pytest.mark.parametrize(
    ("phase", "skill", "word"),
    [
        ("approach", "pick", "approach"),
        ("grasp", "pick", "grasp"),
        ("carry", "place", "carry"),
        ("place", "place", "release"),
    ],
)
def test_a_node_is_killed_in_its_phase_after_as_many_calls_as_the_seed_says(phase, skill, word):
    before = ["pick", "place"] if skill == "pick" else ["pick", "place", "pick"]
    first, second = KillJob("memory", phase, 60_000), KillJob("memory", phase, 60_001)  # remainders by three: 0 and 1
    assert (first.finished, second.finished) == (0, 1)
    assert first.is_due(view(RUNNING, *before, skill, phase=word))
    assert second.is_due(view(RUNNING, *before, skill, phase=word))
    assert not second.is_due(view(RUNNING, *before[:-2], skill, phase=word))
    assert not first.is_due(view(RUNNING, *before, skill, phase="retreat"))


def test_a_node_is_killed_while_the_planner_writes():
    job = KillJob("planner", "planning", 60_001)
    assert job.is_due(view(PLANNING, "pick", "place"))
    assert not job.is_due(view(PLANNING, "pick"))
    assert not job.is_due(view(RUNNING, "pick", "place"))


@pytest.mark.parametrize(
    "change", [{"killed": False}, {"done": False}, {"holds": False}, {"repeated": ("pick(actor=get_actor('a'))",)}]
)
def test_a_run_is_good_only_if_killed_resumed_true_and_without_a_repetition(change):
    assert RUN.good
    assert not replace(RUN, **change).good


def test_of_the_simulator_it_is_wanted_that_both_answers_speak_of_its_scene():
    run = replace(
        RUN, node="mujoco_bridge", done=False, holds=False, first="lost; the scene is gone", resumed="the scene is gone"
    )
    assert run.good
    assert not replace(run, resumed="bad argument: no such task").good
    assert not replace(run, done=True).good


def test_a_subtask_that_had_ended_as_done_and_starts_again_is_a_repetition():
    repeats = Repeats()
    for kind, call_id, outcome in (
        (SubtaskEvent.STARTED, 1, Outcome.NONE),
        (SubtaskEvent.ENDED, 1, Outcome.DONE),
        (SubtaskEvent.STARTED, 2, Outcome.NONE),
        (SubtaskEvent.ENDED, 2, Outcome.NODE_LOST),
        (SubtaskEvent.STARTED, 2, Outcome.NONE),
    ):
        repeats.on_event(
            SubtaskEvent(kind=kind, task_id="t", call_id=call_id, label=f"{call_id}", outcome=OutcomeMsg(code=outcome))
        )
    assert repeats.found == []
    repeats.on_event(SubtaskEvent(kind=SubtaskEvent.STARTED, task_id="t", call_id=1, label="1"))
    assert repeats.found == ["1"]


def test_figures_count_good_runs_false_ends_and_repetitions():
    false = replace(RUN, holds=False)
    shares = {record.name: record for record in records([RUN, RUN, RUN, false], KillBenchConfig())}
    assert shares["kills, goal true after restart and resume"].value == 75.0
    assert shares["kills, called done falsely"].value == 1.0
    assert shares["kills, called done falsely"].holds is False
    assert shares["kills, finished subtasks repeated"].holds is True
    assert shares["kills of the simulator, the answers say so"].value is None


def test_what_the_log_holds_is_not_run_again(tmp_path):
    config = KillBenchConfig(episodes=1, log=tmp_path / "kills.jsonl", nodes=("perception",), phases=("grasp",))
    log = EpisodeLog(config.log, "runs", KillRun)
    log.append(KillJob("perception", "grasp", 60_000), [RUN])
    # A stack would take a minute.
    assert measure(config) == [RUN]


@pytest.mark.slow
@pytest.mark.stack
@pytest.mark.timeout(3600)
def test_each_node_killed_once_in_each_phase_costs_no_task_its_goal(tmp_path):
    found = bench_kills(KillBenchConfig(episodes=1, log=tmp_path / "kills.jsonl"))
    assert len(NODES) * len(PHASES) == 35
    assert [record.note for record in found if not record.holds] == []
