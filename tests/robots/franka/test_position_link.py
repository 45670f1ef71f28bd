"""The stiff link and its players: one that plays, one that waits to take over."""

import subprocess
import sys
import threading
import time

import pytest

from fake_robot import FakeRobotProcess
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.link import IDLE, LinkError
from hcvla.robots.franka.links.position import PositionLink
from hcvla.robots.franka.links.ring import Ring
from waiting import wait_until

pytest.importorskip("pylibfranka")


@pytest.mark.stack
def test_after_a_hard_stop_the_player_that_waited_reports_the_robot_at_once():
    with FakeRobotProcess(clock="paced") as fake:
        link = PositionLink(FrankaConfig(host=fake.host, control="position"))
        try:
            link.connect()
            link.begin()
            first, spare = link._player.pid, link._spare.pid
            wait_until(lambda: int(link._ring.fields["ready_pid"]) == spare, 20.0, "the second player's imports")
            begun = time.monotonic()
            # As the control loop calls it: in a thread that ends, which must not end the player.
            stopping = threading.Thread(target=link.hard_stop)
            stopping.start()
            stopping.join()
            # Importing its libraries alone takes a player 0.7 s.
            assert time.monotonic() - begun < 0.7
            assert link._player.pid == spare != first
            assert not link.fault()
            wait_until(lambda: link.state().mode != "move", 2.0, "the robot's own stop")
            link.recover()
            wait_until(lambda: link.state().mode == IDLE, 2.0, "recovery")
            link.begin()
            link.end()
        finally:
            link.close()


def test_a_player_that_waits_ends_with_whoever_started_it():
    ring, descriptor = Ring.create()
    command = [sys.executable, "-m", "hcvla.robots.franka.links.player", "127.0.0.1", str(descriptor), "0"]
    player = subprocess.Popen(command, pass_fds=[descriptor], stdin=subprocess.PIPE)
    wait_until(lambda: int(ring.fields["ready_pid"]) == player.pid, 20.0, "its imports")
    player.stdin.close()
    assert player.wait(5.0) == 0


def test_a_player_that_does_not_start_is_named_before_anything_is_connected(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(LinkError, match="the player process did not start"):
        PositionLink(FrankaConfig(host="127.0.0.1", control="position"))
