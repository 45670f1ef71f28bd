"""What a machine must give before a node can start, each fault in one line with what to set.

Imports neither rclpy nor launch; without these checks rclpy, DDS and Python end in tracebacks of their own.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from hcvla.api.errors import HcvlaError

LARGEST_DOMAIN = 232
"""The ports of higher DDS domains would lie above 65535 (RTPS 2.5, section 9.6.2)."""

_LOOPBACK = "127.0.0.1"
_LOOPBACK_SEC = 1.0
_ROOM_BYTES = 1 << 20
"""Parameter files, logs and locks of a stack fit into this much of the temporary folder."""


class EnvironmentFaultError(HcvlaError):
    """The environment lacks something that every node needs."""

    def __init__(self, found: str, fix: str) -> None:
        """Say what was found and what to set."""
        super().__init__(f"{found}; {fix}")
        self.found, self.fix = found, fix


def check_environment(environment: Mapping[str, str] | None = None) -> None:
    """Raise EnvironmentFaultError for the first fault of an environment, this process's own if None."""
    for check in CHECKS.values():
        check(os.environ if environment is None else environment)


def check_domain(environment: Mapping[str, str]) -> str:
    """Return the DDS domain in words; raise EnvironmentFaultError if it is none."""
    domain = environment.get("ROS_DOMAIN_ID", "")
    if domain and not (domain.isascii() and domain.isdecimal() and int(domain) <= LARGEST_DOMAIN):
        raise EnvironmentFaultError(
            f"ROS_DOMAIN_ID is '{domain[:20]}', expected a whole number from 0 to {LARGEST_DOMAIN}",
            "unset ROS_DOMAIN_ID, or export ROS_DOMAIN_ID=0",
        )
    return f"ROS_DOMAIN_ID={domain or 0}"


def check_log_folder(environment: Mapping[str, str]) -> str:
    """Return the folder of ROS's logs, made if it is not there; raise EnvironmentFaultError if it cannot be used."""
    folder = _log_folder(environment)
    if folder is None:
        raise EnvironmentFaultError(
            "HOME is not set, and ROS keeps its logs there", "export HOME=FOLDER or ROS_LOG_DIR=FOLDER"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise EnvironmentFaultError(
            f"ROS cannot write its logs to {folder}: {error.strerror}", "export ROS_LOG_DIR=FOLDER"
        ) from error
    return str(folder)


def check_temporary_folder(environment: Mapping[str, str]) -> str:
    """Return the temporary folder; raise EnvironmentFaultError if there is none with room."""
    try:
        folder = tempfile.gettempdir()
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM_BYTES))
    except OSError as error:
        named = environment.get("TMPDIR") or "/tmp"
        raise EnvironmentFaultError(
            f"the temporary folder {named} cannot be written to: {error.strerror}",
            "make room there, or export TMPDIR=FOLDER",
        ) from error
    return folder


def check_loopback(_: Mapping[str, str]) -> str:
    """Return the address at which nodes of one machine find each other; raise EnvironmentFaultError if it is dead."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
            own.settimeout(_LOOPBACK_SEC)
            own.bind((_LOOPBACK, 0))
            own.sendto(b"hcvla", own.getsockname())
            own.recv(16)
    except OSError as error:
        raise EnvironmentFaultError(
            f"nothing can be sent to {_LOOPBACK}: {error.strerror or error}", "sudo ip link set lo up"
        ) from error
    return _LOOPBACK


CHECKS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "domain": check_domain,
    "logs": check_log_folder,
    "temporary folder": check_temporary_folder,
    "loopback": check_loopback,
}
"""Each takes the environment's variables and returns what works."""


def _log_folder(environment: Mapping[str, str]) -> Path | None:
    """Return where rcl puts its logs, None if it would not know (rcl_logging_interface)."""
    if own := environment.get("ROS_LOG_DIR"):
        return Path(own)
    if ros_home := environment.get("ROS_HOME"):
        return Path(ros_home) / "log"
    home = environment.get("HOME")
    return Path(home) / ".ros" / "log" if home else None
