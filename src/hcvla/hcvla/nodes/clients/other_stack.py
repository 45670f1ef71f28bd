"""Whether another stack runs already where one is about to start: the two would command each other's arms."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Collection

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.configuration import NODE_CONFIGS
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.liveness import SILENCE_LIMIT_SEC

LOOK_SEC = 1.0
"""Nodes that run are discovered, and one of their heartbeats comes, well within this [s]."""

_POLL_SEC = 0.05
_STARTER_SEC = 3.0
_STARTER = re.compile(r"(hcvla_(?:up|demo|launch))_(\d+)")
"""Node names of processes that start stacks; the number is the process id."""


class StackRunsAlreadyError(HcvlaError):
    """Nodes of another stack live in the namespace."""

    def __init__(self, namespace: str, nodes: list[str], starter: str) -> None:
        """Name the other stack and what to do."""
        where = f"{namespace} of ROS_DOMAIN_ID={os.environ.get('ROS_DOMAIN_ID') or 0}"
        super().__init__(
            f"a stack runs already in {where} ({', '.join(nodes)}{starter}); "
            "end it, or choose another ROS_DOMAIN_ID or namespace for this one"
        )


def require_no_other_stack(
    client: StackClient, look_sec: float = LOOK_SEC, nodes: Collection[str] = tuple(NODE_CONFIGS)
) -> None:
    """Raise StackRunsAlreadyError if one of these nodes is alive in the client's namespace; takes `look_sec` [s].

    On two computers the other's nodes may run: none of them is started here.
    """
    started = time.monotonic()
    limit_sec = look_sec
    while time.monotonic() - started < limit_sec:
        client.liveness.wait_change(_POLL_SEC)
        # DDS keeps a killed node in the graph for seconds: one that is there but stays silent does not count.
        limit_sec = SILENCE_LIMIT_SEC if _in_graph(client, nodes) and not _alive(client, nodes) else look_sec
    if not _alive(client, nodes):
        return
    # Who it belongs to may be discovered last, and is worth the wait: nothing will be started.
    while not (starter := _starter(client)) and time.monotonic() - started < look_sec + _STARTER_SEC:
        client.liveness.wait_change(_POLL_SEC)
    raise StackRunsAlreadyError(client.node.get_namespace(), _alive(client, nodes), starter)


def _alive(client: StackClient, nodes: Collection[str]) -> list[str]:
    return [name for name in nodes if client.liveness.incarnation(name) is not None]


def _in_graph(client: StackClient, nodes: Collection[str]) -> bool:
    here = client.node.get_namespace()
    return any(name in nodes for name, where in client.node.get_node_names_and_namespaces() if where == here)


def _starter(client: StackClient) -> str:
    """Return who started the other stack, in words, if it says so in the ROS graph; not this process."""
    found = (_STARTER.fullmatch(name) for name in client.node.get_node_names())
    others = [match for match in found if match and int(match[2]) != os.getpid()]
    return "".join(f"; started by process {match[2]}, {match[1]}" for match in others)
