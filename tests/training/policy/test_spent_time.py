"""A run by the clock that was interrupted goes on with the time it had left, if nothing else has changed."""

import pytest

from hcvla.training.error import TrainingError
from hcvla.training.policy.spent_time import SpentTime

SETTINGS = {"minutes": 60.0, "seed": 3, "focus": ("throw",)}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "interrupted.json"


def test_a_new_run_has_spent_nothing_and_one_that_goes_on_what_it_noted_last(path):
    assert SpentTime(path, SETTINGS).begin(resume=False) == 0.0
    SpentTime(path, SETTINGS).write(83.26)
    assert SpentTime(path, SETTINGS).begin(resume=True) == 83.3


def test_an_interrupted_run_is_not_begun_again_by_mistake(path):
    SpentTime(path, SETTINGS).begin(resume=False)
    with pytest.raises(TrainingError, match="holds an interrupted run; --resume goes on with it"):
        SpentTime(path, SETTINGS).begin(resume=False)


def test_a_complete_run_leaves_nothing_to_go_on_with(path):
    run = SpentTime(path, SETTINGS)
    run.begin(resume=False)
    run.end()
    with pytest.raises(TrainingError, match="holds no interrupted run; start one without --resume"):
        run.begin(resume=True)
    assert run.begin(resume=False) == 0.0


def test_a_run_goes_on_only_with_what_it_was_begun_with(path):
    SpentTime(path, SETTINGS).begin(resume=False)
    with pytest.raises(TrainingError, match="was started with other minutes, seed; choose another folder"):
        SpentTime(path, SETTINGS | {"minutes": 30.0, "seed": 4}).begin(resume=True)


def test_a_damaged_file_is_named(path):
    path.write_text("{")
    with pytest.raises(TrainingError, match=r"interrupted.json is damaged; start again"):
        SpentTime(path, SETTINGS).begin(resume=True)
