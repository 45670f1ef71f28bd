"""A user of the stack in the ROS graph."""

import sys

import pytest

from hcvla.nodes.clients.tasks import StackClient

pytestmark = pytest.mark.ros


def test_arguments_of_the_command_line_rename_no_topic(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["hcvla", "up", "clock:=fast", "memory:=other"])
    with StackClient("lab") as client:
        assert client.node.resolve_topic_name("clock") == "/lab/clock"
        assert client.node.resolve_topic_name("memory") == "/lab/memory"
