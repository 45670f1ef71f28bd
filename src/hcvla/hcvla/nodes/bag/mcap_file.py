"""An MCAP file of ROS 2 messages, as rosbag2 writes it."""

from __future__ import annotations

import threading
from pathlib import Path

from mcap.writer import CompressionType, Writer

from hcvla.nodes.bag.definitions import definition

_CDR, _ROS2MSG, _PROFILE = "cdr", "ros2msg", "ros2"
"""Names of MCAP's registry of well-known encodings and profiles."""


class McapFile:
    """A new file; topics may be added at any time, from any thread. Without `close` it lacks its index."""

    def __init__(self, path: Path) -> None:
        """Make the file; raise OSError, also if there is one already."""
        self._stream = path.open("xb")
        # Images compress little: LZ4 keeps up with two cameras on a part of a core, zstd does not.
        self._writer = Writer(self._stream, compression=CompressionType.LZ4)
        self._writer.start(profile=_PROFILE, library="hcvla")
        self._schemas: dict[str, int] = {}
        self._lock = threading.Lock()

    def add_topic(self, topic: str, kind: str) -> int:
        """Return the channel of a topic of a message type, e.g. "std_msgs/msg/String"; raise UnknownTypeError."""
        text = definition(kind)
        with self._lock:
            if kind not in self._schemas:
                self._schemas[kind] = self._writer.register_schema(kind, _ROS2MSG, text.encode())
            return self._writer.register_channel(topic, _CDR, self._schemas[kind])

    def write(self, channel: int, serialized: bytes, received_ns: int, sent_ns: int) -> None:
        """Append a message, received and sent at times of the system clock [ns]; raise OSError.

        What still comes after `close` is left out.
        """
        with self._lock:
            if not self._stream.closed:
                self._writer.add_message(channel, log_time=received_ns, data=serialized, publish_time=sent_ns)

    def close(self) -> None:
        """Write the index and close the file; raise OSError."""
        with self._lock:
            self._writer.finish()
            self._stream.close()
