"""How every process of the stack sets up its DDS before it joins: images need more room than the default gives them."""

from __future__ import annotations

import os
from collections.abc import Mapping

from hcvla.nodes.ros.fastdds_dead_segments import free_dead_segments
from hcvla.nodes.ros.fastdds_stale_ports import take_stale_ports
from hcvla.resources import resource

_PROFILE_VARIABLE = "FASTRTPS_DEFAULT_PROFILES_FILE"
_PROFILE = "config/fastdds.xml"


def middleware_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what to add to an environment; nothing where the user has a profile of their own."""
    return {} if environment.get(_PROFILE_VARIABLE) else {_PROFILE_VARIABLE: str(resource(_PROFILE))}


def prepare_middleware() -> None:
    """Add it to this process's own environment, and avoid dead ports; call before rclpy.init."""
    os.environ.update(middleware_environment(os.environ))
    take_stale_ports()
    free_dead_segments()
