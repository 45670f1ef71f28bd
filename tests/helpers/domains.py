"""DDS domains that no two test processes of a machine share."""

from __future__ import annotations

import fcntl
import socket
import tempfile
from pathlib import Path
from typing import Any

# Above 101 the ports of DDS run into those that Linux hands out to anyone.
_DOMAINS = range(1, 102)
_reserved: list[Any] = []
"""Lock files, held until the process ends."""


def reserve_domain() -> int:
    """Return a domain that no other test process of this machine has, and that no one else seems to use."""
    for domain in _DOMAINS:
        lock = Path(tempfile.gettempdir(), f"hcvla-test-domain-{domain}.lock").open("w")  # noqa: SIM115 - open for life
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                # The port of the first participant of the domain (DDSI-RTPS 9.6.1.1).
                probe.bind(("", 7400 + 250 * domain + 10))
        except OSError:
            lock.close()
            continue
        _reserved.append(lock)
        return domain
    raise RuntimeError("all DDS domains from 1 to 101 are in use; end the ROS processes on this machine")
