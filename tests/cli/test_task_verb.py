"""`hcvla task`: what is refused before a stack is looked for, and what can be gone on with."""

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.cli import task as verb
from hcvla.cli.main import main
from hcvla.cli.task import can_be_resumed, how_to_resume
from hcvla.executor.interrupted import SCENE_GONE

pytestmark = pytest.mark.ros


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the task is empty"),
        (["lift it", "--resume", "last"], "a new task and a task to resume"),
        (["lift it", "--goal", "on("], "goal: it does not parse at column 3"),
    ],
)
def test_what_cannot_be_meant_is_refused_without_a_stack(capsys, monkeypatch, arguments, message):
    monkeypatch.setattr(verb, "StackClient", lambda *_: pytest.fail("looked for a stack"))
    assert main(["task", *arguments]) == 1
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("outcome", "message", "subtasks", "can"),
    [
        (Outcome.NODE_LOST, "node 'perception' died", 2, True),
        (Outcome.STOPPED, "stopped on request", 1, True),
        (Outcome.STOPPED, "the task was not confirmed", 0, False),
        (Outcome.NODE_LOST, f"no robot state; {SCENE_GONE}", 2, False),
        (Outcome.DONE, "", 2, False),
        (Outcome.DROPPED, "", 2, False),
    ],
)
def test_what_was_cut_off_can_be_gone_on_with(outcome, message, subtasks, can):
    assert can_be_resumed(Verdict(outcome, message), subtasks) is can


def test_the_command_names_a_namespace_that_is_not_the_default():
    assert how_to_resume("hcvla") == "go on with: hcvla task --resume last"
    assert how_to_resume("left") == "go on with: hcvla task --namespace left --resume last"
