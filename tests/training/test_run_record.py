"""What a training within a given time records: each line at once, and what it was run with."""

import json
import os
import time
from dataclasses import dataclass

import torch

from hcvla.evaluation.provenance import code_version
from hcvla.training.run_record import (
    LOG,
    RESULTS,
    RowLog,
    machine_name,
    measure_until,
    noting,
    run_settings,
    write_results,
)


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


def test_rows_are_logged_as_json_and_the_newest_is_kept():
    said = []
    rows = RowLog(said.append)
    for step in (1, 2):
        rows({"step": step})
    assert (rows.last, said) == ({"step": 2}, ['{"step": 1}', '{"step": 2}'])


def test_what_the_time_does_not_suffice_for_is_named_and_not_measured():
    said, ended = [], time.monotonic() - 1.0
    endless = measure_until(time.monotonic() + 60.0, ("a", "bb"), len, str, said.append)
    assert endless == {"a": 1, "bb": 2}
    assert [line.split() for line in said] == [["a", "1"], ["bb", "2"]]
    assert measure_until(ended, ("a", "bb"), len, str, said.append) == {}
    assert said[-1] == "the time is over: a, bb not measured"


def test_results_are_json_in_which_other_objects_are_texts(tmp_path):
    write_results(tmp_path, {"out": tmp_path, "steps": 3})
    assert json.loads((tmp_path / RESULTS).read_text()) == {"out": str(tmp_path), "steps": 3}
