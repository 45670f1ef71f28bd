"""What is wanted of a real arm's bridge where none runs."""

import pytest

from hcvla.nodes.clients import franka

pytestmark = pytest.mark.ros


def test_without_a_bridge_it_is_said_at_once_how_to_start_one(ros, monkeypatch):
    monkeypatch.setattr(franka, "_THERE_SEC", 0.2)
    node = ros.node("person", namespace="lab")
    with pytest.raises(
        franka.NoRealArmError, match=r"no bridge of a real arm runs in namespace 'lab'; start the stack"
    ):
        franka.call(node, "recover")
