"""Attacks stay in the sandbox: none gets what it is after, each is over soon, and nothing outside is touched."""

from __future__ import annotations

import math
import os
import time
from pathlib import Path

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.types import Actor, Pose
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.session import ProgramSession
from hosts import RecordingHost
from ordinary import programs

ATTACKS = programs(Path(__file__).parent / "attacks")
LIMITS = SandboxLimits(turn_sec=0.15, feed_sec=0.4, api_calls=100, wall_sec=30.0)
_LONGEST_SEC = 3.0
"""Longest duration of an attack, on a machine with other things to do [s]."""


class Deadline(RecordingHost):
    """A host that ends the test, and not the machine, if a program reads the clock forever."""

    def sleep(self, seconds):
        assert 0.0 <= sum(self.slept) + seconds <= LIMITS.sleep_sec
        super().sleep(seconds)


@pytest.mark.parametrize("title", ATTACKS)
def test_an_attack_is_contained(title, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    host, environment, start, message = Deadline(), dict(os.environ), time.monotonic(), "none"
    with ProgramSession(ROBOT_API, host, LIMITS) as session:
        try:
            session.feed(ATTACKS[title])
        except HcvlaError as error:
            message = str(error)
        printed = session.printed
    assert len(message) < 1000
    assert len(message.splitlines()) == 1
    assert time.monotonic() - start < _LONGEST_SEC
    assert "ESCAPED" not in printed
    assert len(printed) <= LIMITS.printed_bytes
    assert len(host.calls) <= LIMITS.api_calls
    assert all(_is_sound(value) for _, call in host.calls for value in call.arguments.values())
    assert list(tmp_path.iterdir()) == []
    assert dict(os.environ) == environment


def test_the_attacks_are_many():
    assert len(ATTACKS) >= 300


def test_the_next_program_runs_after_every_attack():
    host = RecordingHost()
    with ProgramSession(ROBOT_API, host) as session:
        session.feed("go_home()")
    assert host.names == ["go_home"]


def _is_sound(value):
    """Whether an argument that reached the host is one that the API declares."""
    if isinstance(value, Pose):
        return all(math.isfinite(number) for number in (*value.position, *value.quaternion))
    if isinstance(value, Actor):
        return isinstance(value.name, str) and len(value.name) <= LIMITS.text_chars
    return value is None or isinstance(value, bool | float | int | str)
