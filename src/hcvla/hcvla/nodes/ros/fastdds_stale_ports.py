"""Keeps a new process off the shared-memory ports that processes before it died on.

Fast DDS 2.14 gives a new process the port of one that was killed, with a new file behind it. Who had the old file open
and was never notified that its reader died goes on writing there, and never reaches the new process (eProsima/Fast-DDS
issue 5053). A process takes the first pair of ports, N (UDP) for discovery and N + 1 for its data, of which N is free.
"""

from __future__ import annotations

import fcntl
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

_MAPPED = re.compile(r"/fastrtps_port(\d+)( \(deleted\))?$", re.MULTILINE)
_FIRST_PORT, _PORTS_A_DOMAIN = 7400, 250
"""Ports of domain 0, and how many each domain has (RTPS 2.5, section 9.6.2)."""

_taken: list[socket.socket] = []
"""Held as long as this process lives."""


def take_stale_ports() -> None:
    """Occupy the ports next to all dead discovery ports of this process's domain; call before any node is made."""
    domain = os.environ.get("ROS_DOMAIN_ID", "")
    # A domain that is no number is for rclpy to complain about.
    first = _FIRST_PORT + _PORTS_A_DOMAIN * (int(domain) if domain.isdecimal() else 0)
    for port in sorted(stale_ports() & set(range(first, first + _PORTS_A_DOMAIN))):
        beside = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            beside.bind(("", port - 1))
        except OSError:
            # Another process has it already, which does as well.
            beside.close()
        else:
            _taken.append(beside)


def stale_ports(shared: Path = Path("/dev/shm"), processes: Path = Path("/proc")) -> set[int]:
    """Return the ports that some process may write to though no one reads there."""
    return {port for port, deleted in _mapped_ports(processes) if deleted or not _is_read(shared, port)}


def _mapped_ports(processes: Path) -> Iterator[tuple[int, bool]]:
    for maps in processes.glob("[0-9]*/maps"):
        try:
            text = maps.read_text(errors="replace")
        except OSError:
            # Gone meanwhile, or another process's.
            continue
        for number, deleted in _MAPPED.findall(text):
            yield int(number), bool(deleted)


def _is_read(shared: Path, port: int) -> bool:
    """Whether a living process holds the lock of a port's reader, exclusive (_el) or one of several (_sl)."""
    return any(_is_locked(shared / f"fastrtps_port{port}{kind}") for kind in ("_el", "_sl"))


def _is_locked(file: Path) -> bool:
    try:
        with file.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
