"""Records the topics of a running stack as they appear."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

from hcvla.nodes.bag.definitions import UnknownTypeError, message_class
from hcvla.nodes.bag.mcap_file import McapFile
from hcvla.nodes.bringup.namespace import topics_of

SHARED = ("/tf", "/tf_static", "/clock", "/diagnostics", "/rosout")
"""Topics that stacks share with the rest of the graph."""
_DEPTH = 50
"""Messages that may wait while the file is written to; of images that is a second of both cameras."""


class TopicRecorder:
    """Subscribes to every wanted topic that is published, and writes its messages undecoded into a file."""

    def __init__(self, node: Node, file: McapFile, wanted: Callable[[str], bool]) -> None:
        """Record on behalf of `node` the topics for whose names `wanted` holds, once `discover` has found them."""
        self._node, self._file, self._wanted = node, file, wanted
        self.counts: dict[str, int] = {}
        """Messages recorded so far, by topic."""
        self.unknown: dict[str, str] = {}
        """Topics that cannot be recorded, with the reason."""
        self.error: OSError | None = None
        """Why the file could not be written any more."""

    def discover(self) -> list[str]:
        """Subscribe to topics that are new, and return them; call it again and again."""
        found = [name for name, _ in self._node.get_topic_names_and_types() if self._is_new(name)]
        return [name for name in found if self._subscribe(name)]

    def _is_new(self, topic: str) -> bool:
        hidden = any(part.startswith("_") for part in topic.split("/"))
        return not hidden and self._wanted(topic) and topic not in self.counts and topic not in self.unknown

    def _subscribe(self, topic: str) -> bool:
        """Subscribe to a topic; no one may publish it yet, and its type may be unknown."""
        offers = self._node.get_publishers_info_by_topic(topic)
        if not offers:
            return False
        kinds = {offer.topic_type for offer in offers}
        if len(kinds) > 1:
            self.unknown[topic] = f"has several types: {', '.join(sorted(kinds))}"
            return False
        try:
            kind = message_class(min(kinds))
            channel = self._file.add_topic(topic, min(kinds))
        except UnknownTypeError as error:
            self.unknown[topic] = str(error)
            return False
        self.counts[topic] = 0
        # rclpy sees by its signature that it takes the times, too.
        on_message: Any = partial(self._on_message, topic, channel)
        qos = _qos([offer.qos_profile for offer in offers])
        self._node.create_subscription(kind, topic, on_message, qos, raw=True)
        return True

    def _on_message(self, topic: str, channel: int, serialized: bytes, info: dict[str, int]) -> None:
        if self.error is not None:
            return
        try:
            self._file.write(channel, serialized, time.time_ns(), info["source_timestamp"])
        except OSError as error:
            self.error = error
        else:
            self.counts[topic] += 1


def of_stack(namespace: str) -> Callable[[str], bool]:
    """Return whether a topic belongs to the stack of a namespace, or is shared by all."""
    below = topics_of(namespace)
    return lambda topic: topic.startswith(below) or topic in SHARED


def _qos(offers: Collection[QoSProfile]) -> QoSProfile:
    """Return the strictest profile that every publisher of a topic can serve, as rosbag2 chooses it."""
    reliable = all(offer.reliability is ReliabilityPolicy.RELIABLE for offer in offers)
    latched = all(offer.durability is DurabilityPolicy.TRANSIENT_LOCAL for offer in offers)
    return QoSProfile(
        depth=_DEPTH,
        reliability=ReliabilityPolicy.RELIABLE if reliable else ReliabilityPolicy.BEST_EFFORT,
        durability=DurabilityPolicy.TRANSIENT_LOCAL if latched else DurabilityPolicy.VOLATILE,
    )
