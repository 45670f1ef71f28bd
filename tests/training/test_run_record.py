"""What a training within a given time records: each line at once, and what it was run with."""

import os
from dataclasses import dataclass

import torch

from hcvla.evaluation.provenance import code_version
from hcvla.training.run_record import LOG, machine_name, noting, run_settings


@dataclass(frozen=True)
class Spent:
    minutes: float = 9.0


def test_a_line_is_said_and_in_the_file_before_the_next(tmp_path):
    said = []
    with noting(tmp_path, said.append) as note:
        note("first")
        assert (tmp_path / LOG).read_text() == "first\n"
        note("second")
    assert said == ["first", "second"]


def test_a_new_run_begins_its_log_and_one_that_goes_on_keeps_it(tmp_path):
    for line, resume in (("old", False), ("first", False), ("second", True)):
        with noting(tmp_path, lambda _: None, resume=resume) as note:
            note(line)
    assert (tmp_path / LOG).read_text() == "first\nsecond\n"


def test_a_run_says_of_what_code_machine_and_settings_it_is():
    assert run_settings("cpu", Spent(), Spent(2.0)) == {
        "commit": code_version(),
        "torch": torch.__version__,
        "machine": "cpu",
        "cores": os.cpu_count(),
        "reproduction": {"minutes": 9.0},
        "training": {"minutes": 2.0},
    }
    assert machine_name("cpu") == "cpu"
