import json
from dataclasses import asdict, replace

import numpy as np
import pytest
from benchmarks.goal_episode import RIGHT, GoalJob, JudgedProgram, programs, run_goal_episode
from benchmarks.goals import GoalBenchConfig, measure, records

from hcvla.api.outcomes import Outcome

STEPS = ("pick(get_actor('red cube'))", "place(get_actor('green tray'))")
NAMES = ("red cube", "green tray", "blue cube")
PROGRAM = JudgedProgram(
    task="place", seed=1, spoilt=RIGHT, truth=True, outcome=Outcome.DONE.label, message="", own_goal="held('a')"
)
WRONG = replace(PROGRAM, spoilt="cut short", truth=False, outcome=Outcome.GOAL_NOT_MET.label)


def test_programs_are_spoilt_in_four_ways_and_all_differ_from_the_right_one():
    found = dict(programs(STEPS, NAMES, np.random.default_rng(0)))
    assert list(found) == [RIGHT, "cut short", "one skipped", "doubled", "exchanged"]
    assert found[RIGHT] == list(STEPS)
    assert found["cut short"] == [STEPS[0]]
    assert found["doubled"] == [*STEPS, *STEPS]
    assert len(found["one skipped"]) == 1
    assert len({tuple(steps) for steps in found.values()}) >= 4
    assert found["exchanged"] != list(STEPS)


def test_two_objects_are_exchanged_in_every_line():
    steps = ("place(get_actor('red cube'))", "pick(get_actor('blue cube'))")
    exchanged = dict(programs(steps, ("red cube", "blue cube"), np.random.default_rng(0)))["exchanged"]
    assert exchanged == ["place(get_actor('blue cube'))", "pick(get_actor('red cube'))"]


def test_a_program_of_one_step_is_neither_cut_nor_skipped():
    found = dict(programs(STEPS[:1], NAMES[:1], np.random.default_rng(0)))
    assert list(found) == [RIGHT, "doubled"]


def test_figures_count_false_ends_and_missed_ones_and_name_them():
    false = replace(WRONG, outcome=Outcome.DONE.label, seed=7)
    unsure = replace(PROGRAM, outcome=Outcome.DONE_UNVERIFIED.label, seed=8)
    tested = [PROGRAM, PROGRAM, PROGRAM, unsure, WRONG, WRONG, false, replace(WRONG, own_goal="")]
    found = {record.name: record for record in records(tested, GoalBenchConfig())}
    wrong, right = found["goals, wrong programs not called done"], found["goals, right programs called done"]
    assert (wrong.value, wrong.holds, right.value, right.holds) == (75.0, False, 75.0, False)
    assert "failing: place 7 (cut short): done" in wrong.note
    assert "failing: place 8 (right): done unverified" in right.note
    # Of the four wrong ones a goal was stated for three; none was done by it.
    assert found["goals of the planner, stated, wrong not called done"].note.startswith("3 of 3")
    assert found["goals of the planner, right called done"].value == 0.0


def test_what_the_log_holds_is_not_run_again(tmp_path):
    log = tmp_path / "goals.jsonl"
    config = GoalBenchConfig(tasks=("place",), episodes=1, log=log)
    job = f'{{"task": "place", "seed": {config.seed}, "programs": ['
    log.write_text(job + json.dumps(asdict(PROGRAM)) + "]}\n")
    assert measure(config) == [PROGRAM]


@pytest.mark.parametrize("task", ["pick", "place_held"])
def test_of_an_episode_the_right_program_is_done_and_the_spoilt_ones_are_not(task):
    tested = run_goal_episode(GoalJob(task, 40_001))
    assert [program.done for program in tested] == [program.truth for program in tested]
    assert tested[0].spoilt == RIGHT
