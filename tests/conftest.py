"""A DDS domain of its own for every test process, and the fixture of tests that use ROS."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from domains import reserve_domain

pytest_plugins = ["held_up", "pytester"]

# Before anything imports rclpy: processes that a test starts inherit it as well.
os.environ["ROS_DOMAIN_ID"] = str(reserve_domain())
os.environ["ROS_AUTOMATIC_DISCOVERY_RANGE"] = "LOCALHOST"


_ASKED_AGAIN_AFTER_SEC = 2.0


class Ros:
    """A ROS context that nodes are made in and that is spun until something holds."""

    def __init__(self) -> None:
        """Start a context of its own."""
        import rclpy

        from hcvla.nodes.ros.executor import StackExecutor

        self.context = rclpy.Context()
        rclpy.init(context=self.context)
        self.executor = StackExecutor(self.context)
        self._nodes: list[Any] = []

    def node(self, name: str, **options: Any) -> Any:
        """Return a new plain node that is spun here."""
        import rclpy

        return self.add(rclpy.create_node(name, context=self.context, **options))

    def add(self, node: Any) -> Any:
        """Spin that node here as well, and destroy it at the end."""
        self._nodes.append(node)
        self.executor.add_node(node)
        return node

    def spin_until(self, condition: Callable[[], object], limit_sec: float = 10.0, what: str = "the condition") -> None:
        """Spin until `condition()` holds; fail the test, naming `what`, after `limit_sec`."""
        deadline = time.monotonic() + limit_sec
        while not condition():
            if time.monotonic() > deadline:
                pytest.fail(f"{what} did not come true within {limit_sec:g} s")
            self.executor.spin_once(timeout_sec=0.02)

    def ask_another_process(self, client: Any, request: object, limit_sec: float = 30.0) -> Any:
        """Return the answer of a service elsewhere to what may be asked twice; fail the test after `limit_sec`.

        Its server drops an answer if it has not found the asker 100 ms after the question, however ready it seems.
        """
        self.spin_until(client.service_is_ready, limit_sec, f"service {client.srv_name}")
        asked: list[Any] = []
        last_sec = -math.inf

        def answered() -> bool:
            nonlocal last_sec
            if time.monotonic() - last_sec > _ASKED_AGAIN_AFTER_SEC:
                last_sec = time.monotonic()
                asked.append(client.call_async(request))
            return any(future.done() for future in asked)

        self.spin_until(answered, limit_sec, f"the answer of {client.srv_name}")
        return next(future.result() for future in asked if future.done())

    def close(self) -> None:
        """Destroy the nodes and close the context."""
        import rclpy

        for node in self._nodes:
            self.executor.remove_node(node)
            node.destroy_node()
        self.executor.shutdown()
        rclpy.shutdown(context=self.context)


@pytest.fixture
def ros() -> Iterator[Ros]:
    """Return a fresh ROS context on this process's own domain."""
    ros = Ros()
    yield ros
    ros.close()
