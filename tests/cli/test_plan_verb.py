"""`hcvla plan` prints a program and moves nothing; what cannot be planned is one line."""

from pathlib import Path

import pytest
import typer

from hcvla.cli import main as command
from hcvla.cli.main import main, refusal
from hcvla.planner import load
from hcvla.planner.planner import PlanAnswer


def test_goal_and_program_of_a_sentence_are_printed(capsys):
    assert main(["plan", "put the red cube on the green tray", "--seed", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "# goal: on('red cube', 'green tray')",
        "# in words: the red cube is on the green tray",
        "pick(get_actor('red cube'))",
        "place(get_actor('green tray'))",
    ]


def test_what_was_seen_of_objects_without_names_is_printed_with_their_listed_names(capsys):
    scene = Path(__file__).parents[2] / "config" / "scenes" / "unnamed.yaml"
    assert main(["plan", "put the lime cube on the green tray", "--scene", str(scene)]) == 0
    *seen, goal, words, pick, place = capsys.readouterr().out.splitlines()
    (name,) = (line.split("'")[1] for line in seen if line.endswith("is seen as 'lime cube'"))
    assert goal == f"# goal: on('{name}', 'green tray')"
    assert words == f"# in words: {name} is on the green tray"
    assert (pick, place) == (f"pick(get_actor('{name}'))", "place(get_actor('green tray'))")


def test_a_sentence_that_is_refused_is_said_in_one_line(capsys):
    assert main(["plan", "put the glass bottle on the green tray", "--seed", "1"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("hcvla: object not found: the task names something that is not there")
    assert output.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lift it", "--scene", "/nowhere.yaml"], "/nowhere.yaml"),
        (["lift it", "--planner", "/nowhere"], "planner '/nowhere' is no folder"),
    ],
)
def test_what_is_not_there_is_named_in_one_line(capsys, arguments, message):
    assert main(["plan", *arguments]) == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_what_is_wrong_with_the_table_is_said_before_a_planner_is_loaded(capsys, monkeypatch):
    monkeypatch.setattr(load, "load_planner", lambda *_: pytest.fail("loaded"))
    assert main(["plan", "lift it", "--seed", "-1"]) == 2
    assert "--seed" in capsys.readouterr().err
    assert main(["plan", "lift it", "--scene", "/nowhere.yaml"]) == 1


class Recites:
    """A planner that knows its lines and nothing of the table."""

    def __init__(self, *lines):
        self.lines = lines

    def plan(self, request):
        said = len(request.past)
        return PlanAnswer(done=True) if said == len(self.lines) else PlanAnswer(self.lines[said])


def test_a_program_that_cannot_run_is_printed_and_refused(monkeypatch, capsys):
    monkeypatch.setattr(load, "load_planner", lambda *_: Recites("go_home()", "pick(get_actor('purple dragon'))"))
    assert main(["plan", "wake the dragon", "--seed", "1"]) == 1
    output = capsys.readouterr()
    assert output.out == "# goal: none stated\ngo_home()\npick(get_actor('purple dragon'))\n"
    assert "this program cannot run: line 2: there is no 'purple dragon'" in output.err
    assert output.err.count("\n") == 1


def as_verb(function):
    app = typer.Typer(add_completion=False)
    app.command()(function)
    return app


@pytest.mark.parametrize(
    ("raised", "status", "shown"),
    [
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(3), 3, ""),
        (SystemExit("no"), 1, ""),
        (SystemExit(None), 0, ""),
        (PermissionError(13, "Permission denied", "a/b"), 1, "hcvla doctor: Permission denied: 'a/b'\n"),
        (command.UnknownVerbError("plam"), 2, "hcvla: there is no 'hcvla plam'; did you mean 'plan'?\n"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_end_of_a_verb_has_its_status(monkeypatch, capsys, raised, status, shown):
    def verb() -> None:
        raise raised

    monkeypatch.setattr(command, "load", lambda _: as_verb(verb))
    assert main(["doctor"]) == status
    assert capsys.readouterr().err == shown


def test_a_defect_keeps_its_traceback(monkeypatch):
    def verb() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(command, "load", lambda _: as_verb(verb))
    with pytest.raises(ZeroDivisionError):
        main(["doctor"])


def test_nothing_and_the_version(capsys):
    assert main([]) == 2
    output = capsys.readouterr()
    assert "Usage: hcvla [OPTIONS] COMMAND" in output.out + output.err
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("hcvla ")
    assert refusal(OSError()) == "OSError"
