import json
from dataclasses import asdict

import pytest
from benchmarks.command import BenchRequest, run
from benchmarks.record import missed
from benchmarks.verdict_episode import HONEST, JudgedCall, VerdictJob, run_verdict_episode
from benchmarks.verdicts import Confusion, VerdictBenchConfig, measure, records

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.skills.load import load_skills
from hcvla.tasks.registry import TASKS

CONFIG = VerdictBenchConfig(tasks=("pick",), episodes=1)


def judged(done: bool, truth: bool, sabotage: str = HONEST) -> JudgedCall:
    outcome = Outcome.DONE if done else Outcome.NOT_GRASPED
    return JudgedCall(
        task="pick",
        seed=1,
        label="pick(...)",
        function="pick",
        sabotage=sabotage,
        outcome=outcome.label,
        message="",
        truth=truth,
    )


CALLS = [judged(True, True)] * 3 + [judged(True, False, "end early")] + [judged(False, True)] + [judged(False, False)]


def test_verdicts_are_counted_against_the_truth():
    assert Confusion.of(CALLS) == Confusion(right=3, false=1, missed=1, refused=1)
    assert Confusion.of(CALLS).precision == Confusion.of(CALLS).recall == (3, 4)


def test_figures_have_targets_and_name_what_was_judged_wrongly():
    found = {record.name: record for record in records(CALLS, CONFIG)}
    precision, recall = found["verdicts, precision of done"], found["verdicts, recall of done"]
    assert (precision.value, precision.holds, recall.value, recall.holds) == (75.0, False, 75.0, False)
    assert "pick seed 1 pick(...) (end early): done, truly not done" in precision.note
    # Wilson's interval of 3 of 4.
    assert "3 of 4, 30.1 to 95.4 %" in precision.note
    # Of the honest calls four of five agree with the truth; the sabotaged one does not.
    assert found["verdicts of sabotage honest, right"].value == 80.0
    assert found["verdicts of sabotage end early (pick), right"].value == 0.0


def test_only_the_two_figures_with_targets_can_be_missed():
    calls = [judged(True, True), judged(False, False, "end early")]
    assert missed(records(calls, CONFIG)) == []
    assert len(missed(records(CALLS, CONFIG))) == 2


@pytest.mark.parametrize(("seed", "first"), [(50_000, 50_000), (0, 30_000)], ids=["given", "its own"])
def test_the_command_says_which_scenes_it_judged(tmp_path, seed, first):
    log, figures = tmp_path / "calls.jsonl", tmp_path / "figures.json"
    calls = [asdict(judged(True, True))]
    log.write_text("".join(json.dumps({"task": name, "seed": first, "calls": calls}) + "\n" for name in TASKS))
    run(BenchRequest(what="verdicts", seed=seed, episodes=1, log=log, json_file=figures))
    written = figures.read_text()
    assert f"42 calls of 42 tasks from seed {first}" in written
    assert ("--seed 50000" in written) is (seed == 50_000)


def test_what_the_log_holds_is_not_run_again_and_a_line_survives_the_way_there_and_back(tmp_path):
    log = tmp_path / "calls.jsonl"
    line = {"task": "pick", "seed": CONFIG.seed, "calls": [asdict(call) for call in CALLS]}
    log.write_text(json.dumps(line) + "\n")
    assert measure(VerdictBenchConfig(tasks=("pick",), episodes=1, log=log)) == CALLS


@pytest.mark.parametrize("sabotaged", [False, True])
def test_an_episode_compares_every_call_up_to_one_that_fails(sabotaged):
    calls = run_verdict_episode(VerdictJob("pick", 30_001, sabotaged))
    assert [call.function for call in calls[:1]] == ["pick"]
    assert all(call.done == call.truth for call in calls)
    assert sum(call.sabotage != HONEST for call in calls) == sabotaged


def test_learned_skills_are_judged_by_the_same_bench():
    make = load_skills("diffusion", ROBOT_API)
    calls = run_verdict_episode(VerdictJob("pick", 30_001, True), make())
    assert [call.function for call in calls[:1]] == ["pick"]
    assert all(call.done == call.truth for call in calls)
    (wrong,) = (call for call in calls if call.sabotage != HONEST)
    assert not wrong.done
