"""The reduced table: what is refused before anything starts, and what ends it early."""

import pytest

from hcvla.cli.main import main
from hcvla.comparison.small_table import LOG, SmallTableConfig, SmallTableError, make_small_table


def test_a_folder_that_holds_something_is_refused_before_anything_starts(tmp_path, capsys):
    (tmp_path / "mine").write_text("precious")
    assert main(["reproduce", "small", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"hcvla: {tmp_path} is not empty; choose another folder, or move it away\n"
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]


def test_a_task_that_there_is_not_is_refused_before_anything_starts(tmp_path, capsys):
    assert main(["reproduce", "small", "--tasks", "pick,juggle", "--out", str(tmp_path / "out")]) == 1
    assert "there is no task or suite 'juggle'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_stage_that_all_others_need_ends_the_run_and_names_the_log(tmp_path):
    out = tmp_path / "out"
    said = []
    # No scene can be drawn from a seed below zero.
    with pytest.raises(SmallTableError, match=rf"hcvla collect .* ended with status 1; {out / LOG} says why"):
        make_small_table(SmallTableConfig(out=out, minutes=3.0, tasks="pick", seed=-200_000), said.append)
    assert not any("reproduce planner" in line for line in said)
