"""Labels begin and end with the calls themselves, for any API."""

import json

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.api.instrument import instrument
from hcvla.api.types import Actor, Pose
from hcvla.datasets.labels import Labels, describe, encode_arguments, memory_words
from hcvla.datasets.schema import NO_CALL


class ThirdPartyArm:
    """A robot API of someone else, whose functions call each other; each motion takes two frames."""

    def __init__(self, labels: Labels) -> None:
        self.labels, self.seen = labels, []

    def fetch(self, item: str) -> None:
        self.reach(0.3)
        self.grip()
        self.seen.append(self.labels.next_frame())

    def reach(self, x: float) -> None:
        self.seen += [self.labels.next_frame(), self.labels.next_frame()]

    def grip(self) -> None:
        self.seen.append(self.labels.next_frame())

    def fail(self) -> None:
        self.seen.append(self.labels.next_frame())
        raise HcvlaError("no")


@pytest.fixture
def arm():
    labels = Labels()
    arm = ThirdPartyArm(labels)
    with instrument(arm, ["fetch", "reach", "grip", "fail"], lambda: labels.frame / 20, labels.on_event):
        yield arm


def test_an_instrumented_api_labels_each_frame_with_its_innermost_call(arm):
    arm.fetch("cup")
    assert [(span.function, span.depth) for span in arm.seen] == [("reach", 1), ("reach", 1), ("grip", 1), ("fetch", 0)]
    spans = [(s.function, s.parent_id, s.first, s.end, s.outcome) for s in arm.labels.spans]
    assert spans == [("fetch", NO_CALL, 0, 4, "done"), ("reach", 0, 0, 2, "done"), ("grip", 0, 2, 3, "done")]


def test_the_subtask_text_changes_at_the_frame_at_which_the_call_does(arm):
    arm.fetch("cup")
    arm.grip()
    assert [(row.frame, row.content) for row in arm.labels.rows] == [
        (0, "reach x 0.3"),
        (2, "grip"),
        (3, "fetch item cup"),
        (4, "grip"),
    ]
    call = json.loads(arm.labels.rows[0].tool_calls[0])
    assert call["function"] == {"name": "reach", "arguments": '{"x": {"type": "number", "value": 0.3}}'}


def test_a_call_that_fails_ends_with_its_reason(arm):
    with pytest.raises(HcvlaError):
        arm.fail()
    (span,) = arm.labels.spans
    assert (span.end, span.outcome, span.message) == (1, "bad argument", "HcvlaError: no")
    assert arm.labels.running is None


def test_a_frame_outside_any_call_has_no_label():
    assert Labels().next_frame() is None


def test_a_call_without_a_frame_leaves_no_subtask_text(arm):
    labels = Labels()
    api = type("Api", (), {"look": lambda self: None})()
    with instrument(api, ["look"], lambda: 0.0, labels.on_event):
        api.look()
    labels.next_frame()
    assert labels.rows == []
    assert [(span.first, span.end) for span in labels.spans] == [(0, 0)]


def test_a_text_is_noted_once_and_the_newest_of_one_frame_holds():
    labels = Labels()
    labels.say("memory", "a")
    labels.say("memory", "b")
    labels.next_frame()
    labels.say("memory", "b")
    labels.say("memory", "c")
    assert [(row.frame, row.content) for row in labels.rows] == [(0, "b"), (1, "c")]


def test_calls_are_told_in_plain_words():
    place = {"target": Actor("green tray"), "match_yaw": True}
    assert describe("place", json.loads(encode_arguments(place))) == "place on the green tray match yaw"
    # A quarter turn: qz = sin(45 degrees).
    move = {"pose": Pose(0.4, -0.1, 0.02, 0.0, 0.0, 0.70710678, 0.70710678)}
    assert describe("move_to", json.loads(encode_arguments(move))) == "move to at x 0.400 y -0.100 z 0.020 yaw 90"


def test_what_is_remembered_is_told_in_words():
    assert memory_words({"b": Pose(0.5, 0.0, 0.1), "a": Pose(0.4, 0.1, 0.0)}) == (
        "a: x 0.400 y 0.100 z 0.000 yaw 0; b: x 0.500 y 0.000 z 0.100 yaw 0"
    )
