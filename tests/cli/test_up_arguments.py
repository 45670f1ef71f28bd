"""What `hcvla up` takes: words like clock:=fast, the same as ros2 launch."""

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.cli.up import after_the_death_of, parse_arguments

pytestmark = pytest.mark.ros


def test_words_become_arguments_and_the_last_of_a_name_counts():
    assert parse_arguments(["clock:=lockstep", "seed:=3", "seed:=4"]) == {"clock": "lockstep", "seed": "4"}
    assert parse_arguments([]) == {}


def test_a_value_may_hold_the_sign_or_be_empty():
    assert parse_arguments(["memory:=/tmp/a:=b.sqlite", "scene:="]) == {"memory": "/tmp/a:=b.sqlite", "scene": ""}


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("clock=fast", "'clock=fast' is not of the form name:=value, e.g. clock:=fast"),
        ("--clock", "'--clock' is not of the form"),
        ("clok:=fast", "did you mean 'clock'"),
        ("clock:=quick", "argument 'clock' is 'quick', expected one of "),
        ("seed:=-1", "argument 'seed' is '-1', expected a whole number from 0"),
        ("seed:=one", "argument 'seed' is 'one', expected a whole number from 0"),
        ("rviz:=yes", "argument 'rviz' is 'yes', expected one of true, false"),
    ],
)
def test_a_word_that_cannot_be_meant_is_refused_with_what_is_expected(word, message):
    with pytest.raises(HcvlaError) as refused:
        parse_arguments([word])
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ("perception", "a task that ran goes on with: hcvla task --resume last"),
        ("executor", "a task that ran goes on with: hcvla task --resume last"),
        ("planner", "a task that runs waits for it"),
        ("memory", "a task that runs waits for it"),
        ("mujoco_bridge", "the simulated table stands as at the start again: send a task that ran once more"),
    ],
)
def test_what_becomes_of_a_task_depends_on_the_node_that_died(node, words):
    assert after_the_death_of(node) == words
