import io
from dataclasses import replace

from rich.console import Console

from hcvla.cli.live import LiveState, LiveView, SubtaskRow, changes, render

PROGRAM = "pick(get_actor('red cube'))\nplace(get_actor('green tray'))"
RUNNING = LiveState("put the red cube on the green tray", "running", PROGRAM, 1, 2.0, (SubtaskRow("pick(...)"),))
ENDED = replace(RUNNING, subtasks=(SubtaskRow("pick(...)", "done", True, 3.25),))


def text_of(state):
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system=None)
    console.print(render(state))
    return console.file.getvalue()


def test_the_terminal_shows_task_program_running_line_and_verdicts():
    shown = text_of(RUNNING)
    assert "put the red cube on the green tray" in shown
    # rich marks the highlighted line with an arrow.
    assert "❱ 1 pick(get_actor('red cube'))" in shown
    assert "running" in shown
    assert "done" in text_of(ENDED)
    assert "3.2" in text_of(ENDED)


def test_a_log_gets_each_change_once():
    assert changes(LiveState("t"), RUNNING) == [
        "program   1 | pick(get_actor('red cube'))",
        "program   2 | place(get_actor('green tray'))",
        "line   1 > pick(...)",
        "[  2.0 s] running",
    ]
    assert changes(RUNNING, ENDED) == ["         done after 3.2 s"]
    assert changes(ENDED, ENDED) == []


def test_output_that_is_no_terminal_is_plain_lines():
    file = io.StringIO()
    with LiveView("t", Console(file=file, width=80)) as view:
        view.show(RUNNING)
        view.show(ENDED)
    assert file.getvalue().splitlines()[-1] == "         done after 3.2 s"
    assert "\x1b" not in file.getvalue()
