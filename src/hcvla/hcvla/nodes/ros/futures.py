"""Bounded waits on ROS futures; every wait has a limit and every limit has an outcome."""

from __future__ import annotations

import threading
from typing import Any

from rclpy.client import Client
from rclpy.task import Future

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome


class NodeLostError(HcvlaError):
    """A node of the stack is not there or does not answer."""

    outcome = Outcome.NODE_LOST


def wait_for(future: Future, timeout_sec: float, who: str) -> Any:
    """Return the future's result; raise NodeLostError naming `who` after the limit. Never call it in a spin thread."""
    done = threading.Event()
    future.add_done_callback(lambda _: done.set())
    if not done.wait(timeout_sec):
        raise NodeLostError(f"{who} did not answer within {timeout_sec:g} s; is its node running?")
    return future.result()


def call_service(client: Client, request: object, timeout_sec: float) -> Any:
    """Call a service with a limit for finding and one for answering it; raise NodeLostError."""
    if not client.wait_for_service(timeout_sec):
        raise NodeLostError(f"service {client.srv_name} is not there after {timeout_sec:g} s; is its node running?")
    future = client.call_async(request)
    try:
        return wait_for(future, timeout_sec, f"service {client.srv_name}")
    except NodeLostError:
        client.remove_pending_request(future)
        raise
