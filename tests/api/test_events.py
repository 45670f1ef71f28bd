"""The one vocabulary of what happens in a task."""

import dataclasses
import typing

import pytest

from hcvla.api.events import LineStarted, TaskEvent, broadcast, ignore_event

KINDS = typing.get_args(TaskEvent)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_event_is_frozen_takes_names_only_and_says_when_and_of_which_task(kind):
    assert kind.__dataclass_params__.frozen
    assert all(field.kw_only for field in dataclasses.fields(kind))
    assert {"task_id", "stamp_sec"} <= {field.name for field in dataclasses.fields(kind)}


def test_what_is_broadcast_reaches_all_in_their_order():
    heard = []
    event = LineStarted(line=3)
    broadcast(lambda e: heard.append(("first", e)), ignore_event, lambda e: heard.append(("second", e)))(event)
    assert heard == [("first", event), ("second", event)]
