"""The live view of a task where there is no terminal."""

import io
import sys

import pytest
from rich.console import Console

from hcvla.cli.live import LiveView
from hcvla.monitor.state import TaskView


def test_output_that_is_no_terminal_is_one_plain_line_a_change():
    file = io.StringIO()
    with LiveView("lift it", Console(file=file, width=80)) as view:
        view.show(TaskView(task="lift it", state="planning", elapsed_sec=0.5))
        view.show(TaskView(task="lift it", state="planning", elapsed_sec=0.7))
        view.show(TaskView(task="lift it", state="running", program="go_home()\n", line=1, elapsed_sec=2.0))
    assert file.getvalue().splitlines() == ["[  0.5 s] planning", "program   1 | go_home()", "[  2.0 s] running"]


@pytest.mark.parametrize(("typed", "yes"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_only_a_yes_that_is_typed_is_a_yes(monkeypatch, typed, yes):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    with LiveView("lift it", Console(file=io.StringIO(), width=80)) as view:
        assert view.ask("is this what you mean?") is yes


def test_on_a_terminal_the_last_picture_stays():
    file = io.StringIO()
    with LiveView("lift it", Console(file=file, width=80, force_terminal=True, color_system=None)) as view:
        view.show(TaskView(task="lift it", state="running", program="go_home()\n", line=1, elapsed_sec=2.0))
    assert "╰" in file.getvalue().splitlines()[-2]
    assert "running, 2.0 s" in file.getvalue()
